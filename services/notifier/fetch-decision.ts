import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { storeDecision } from '#database/decisions.ts';
import { loadReport } from '#database/reports.ts';
import { stageOf } from '#rules/report.ts';
import { askFpsMi, type FpsMi } from '#services/ask-fps-mi.ts';

/** How long FPS MI may take to answer before the request is tried again. */
const ANSWER_TIMEOUT_MS = 10_000;

const decisionSchema = z.object({
  id: z.uuid(),
  reference: z.string().min(1),
  type: z.enum(['accept', 'return']),
  reason: z.string().nullable(),
  handler: z.object({ id: z.uuid(), name: z.string().min(1) }),
  decidedAt: z.iso.datetime().transform((text) => new Date(text)),
});

type DecisionDependencies = { readonly sql: Sql; readonly fpsMi: FpsMi };

/**
 * Reads a decision from FPS MI and stores it. A decision that FPS MI does not know is not stored, so the command that carries
 * it out is refused. So is one on a reference that the report never had, unless the report is being sent: then FPS MI has
 * decided before its acknowledgement was recorded.
 * @param given.id the report's id
 * @param given.decision the decision's id
 * @throws when FPS MI does not answer, or the acknowledgement is not recorded yet; the activity is then tried again
 */
export async function fetchDecision(
  { sql, fpsMi }: DecisionDependencies,
  { id, decision }: { id: string; decision: string },
): Promise<void> {
  const answer = await askFpsMi(fpsMi, `/api/decisions/${encodeURIComponent(decision)}`, {
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  if (answer.status === 404) {
    await answer.body?.cancel();
    return;
  }
  if (!answer.ok) throw notFetched(`FPS MI answered ${answer.status}`);
  const { handler, ...answered } = decisionSchema.parse(await answer.json());
  if (answered.id !== decision) throw notFetched(`FPS MI answered with another decision than ${decision}`);
  // Read first: the acknowledgement may be recorded while the decision is stored.
  const stage = stageOf(await loadReport(sql, id));
  const stored = await storeDecision(sql, id, { ...answered, handler: handler.id, handlerName: handler.name });
  if (!stored && stage === 'sending') {
    throw notFetched(`The acknowledgement ${answered.reference} of ${id} is not recorded yet`);
  }
}

/** An operator reads the message in the Temporal UI. The activity is tried again. */
function notFetched(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'decision-not-fetched', message });
}
