import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { storeDecision } from '#database/decisions.ts';

/** How long FPS MI may take to answer before it is asked again. */
const ANSWER_TIMEOUT_MS = 10_000;

const decisionSchema = z.object({
  id: z.uuid(),
  reference: z.string().min(1),
  type: z.enum(['accept', 'return']),
  reason: z.string().nullable(),
  handler: z.object({ id: z.uuid(), name: z.string().min(1) }),
  decidedAt: z.iso.datetime().transform((text) => new Date(text)),
});

type Parts = { readonly sql: Sql; readonly fpsMi: { readonly url: string; readonly token: string } };

/**
 * Asks FPS MI what it decided about a report, and keeps it. One that FPS MI does not know is not kept: it is refused when it
 * is to be carried out.
 * @param asked.id the report's
 * @throws when FPS MI does not answer, so that it is tried again
 */
export async function fetchDecision(
  { sql, fpsMi }: Parts,
  { id, decision }: { id: string; decision: string },
): Promise<void> {
  const answer = await fetch(new URL(`/api/decisions/${encodeURIComponent(decision)}`, fpsMi.url), {
    headers: { Authorization: `Bearer ${fpsMi.token}` },
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  if (answer.status === 404) {
    await answer.body?.cancel();
    return;
  }
  if (!answer.ok) throw new Error(`FPS MI answered ${answer.status}`);
  const { handler, ...told } = decisionSchema.parse(await answer.json());
  if (told.id !== decision) throw new Error(`FPS MI answered with another decision than ${decision}`);
  await storeDecision(sql, id, { ...told, handler: handler.id, handlerName: handler.name });
}
