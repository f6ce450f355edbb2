/** A delivery whose idempotency key FPS MI knows from another delivery: an older backup of our database was restored. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Receipt, SignedReport } from '#database/deliveries.ts';
import { askFpsMi, type FpsMi } from '#services/ask-fps-mi.ts';

const listSchema = z.object({
  reports: z.array(
    z.object({
      reference: z.string().min(1).max(60),
      receivedAt: z.iso.datetime(),
      version: z.number(),
      contentHash: z.string(),
      signatures: z.array(z.object({ role: z.string(), signer: z.string() })),
    }),
  ),
});

/**
 * The receipt of the report that FPS MI has under the key, when it is this one: the same version and content, signed by the
 * same persons. They signed it, it was sent, and the backup that was restored is older.
 * @returns null when it has another content, or was signed by others
 * @throws when FPS MI does not answer
 */
export async function findEarlierReceipt(
  fpsMi: FpsMi,
  { content, contentHash, signatures }: SignedReport,
  version: number,
  signal: AbortSignal,
): Promise<Receipt | null> {
  const { form, year, nis } = content;
  const query = new URLSearchParams({ form, year: String(year), nis });
  const answer = await askFpsMi(fpsMi, `/api/reports?${query}`, { signal });
  if (!answer.ok) throw new Error(`FPS MI answered ${answer.status} to the question which reports it has`);
  const { reports } = listSchema.parse(await answer.json());
  const signers = (list: readonly { role: string; signer: string }[]) =>
    list
      .map(({ role, signer }) => `${role} ${signer}`)
      .sort()
      .join();
  const same = reports.find(
    (report) =>
      report.version === version &&
      report.contentHash === contentHash &&
      signers(report.signatures) === signers(signatures),
  );
  return same ? { reference: same.reference, receivedAt: same.receivedAt } : null;
}

/** The key for a version that is not the one which FPS MI has under the first key. The same payload gives the same key. */
export function secondKey(firstKey: string, payload: string): string {
  return `${firstKey}/${createHash('sha256').update(payload).digest('hex').slice(0, 16)}`;
}
