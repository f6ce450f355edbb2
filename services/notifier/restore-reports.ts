/** Sends again what FPS MI had acknowledged and has lost, because an older backup of its database was restored. */

import { z } from 'zod';
import { type AcknowledgedReport, acknowledgedReports, isAcknowledged } from '#database/deliveries.ts';
import { askFpsMi } from '#services/ask-fps-mi.ts';
import { attemptDelivery, type DeliveryDependencies } from './deliver-report.ts';
import type { Precedence } from './precedence.ts';
import { watch } from './watch.ts';

/** How often all acknowledged reports are compared with those of FPS MI. */
const INTERVAL_MS = 600_000;
/** How soon a comparison that failed is tried again. */
const RETRY_MS = 60_000;
/** How many references are asked about at a time: as many as FPS MI allows. */
const REFERENCES_AT_ONCE = 1000;
/** How many lost reports are sent at a time: FPS MI has other work. */
const REPORTS_AT_ONCE = 2;
/** After so many failures the rest waits for the next comparison: FPS MI is away again. */
const MAX_FAILURES = 5;
/** How often it is checked, while deliveries run, whether the notifier stops. */
const PAUSE_MS = 1_000;
/** How long FPS MI may take to answer which references it does not have. */
const ANSWER_TIMEOUT_MS = 20_000;

const missingSchema = z.object({ missing: z.array(z.string()) });

export type RestoreDependencies = DeliveryDependencies & { readonly deliveries: Pick<Precedence, 'idle'> };

/** The lost reports that FPS MI has again, and those that it did not take under their reference: their ids. */
export type Comparison = { readonly restored: readonly string[]; readonly notRestored: readonly string[] };

/**
 * Compares at once and then every ten minutes, or a minute after a comparison that failed.
 * @param pauses in milliseconds
 * @returns `stop` ends a comparison in progress
 */
export function watchLostReports(
  dependencies: RestoreDependencies,
  pauses = { afterSuccess: INTERVAL_MS, afterFailure: RETRY_MS },
): { stop(): Promise<void> } {
  const { log } = dependencies;
  const compare = async (signal: AbortSignal): Promise<void> => {
    await restoreLostReports(dependencies, signal);
  };
  return watch(compare, {
    pauses,
    // The deliveries that wait for FPS MI are logged.
    onFailure: (error) => log.warn({ error }, 'could not compare the acknowledged reports with those of FPS MI'),
  });
}

/**
 * Asks FPS MI which acknowledged reports it does not have, and delivers each again under its idempotency key and its reference,
 * a few at a time; other deliveries go first. Idempotent by report and version. Reports that were returned or
 * changed since are left alone. One that FPS MI does not take under its reference is logged; the reconciler finds it as the
 * problem `report-not-restored`.
 * @throws when FPS MI or the database is not available
 */
export async function restoreLostReports(
  dependencies: RestoreDependencies,
  signal = new AbortController().signal,
): Promise<Comparison> {
  const { sql, log } = dependencies;
  const restored: string[] = [];
  const notRestored: string[] = [];
  const failures: unknown[] = [];
  let after = '';
  for (;;) {
    const reports = await acknowledgedReports(sql, after, REFERENCES_AT_ONCE);
    const last = reports.at(-1);
    if (last === undefined) break;
    after = last.id;
    const missing = await findMissing(dependencies, reports, signal);
    if (missing.length === 0) continue;
    log.warn({ reports: missing.length }, 'FPS MI has lost reports that it had acknowledged: sends them again');
    const waiting = missing.values();
    const restoreNext = async (): Promise<void> => {
      for (const report of waiting) {
        try {
          const result = await restore(dependencies, report, signal);
          if (result === 'restored') restored.push(report.id);
          if (result === 'not-restored') notRestored.push(report.id);
        } catch (error) {
          failures.push(error);
          if (failures.length >= MAX_FAILURES) return;
        }
      }
    };
    await Promise.all(Array.from({ length: REPORTS_AT_ONCE }, restoreNext));
    if (failures.length >= MAX_FAILURES) break;
  }
  if (restored.length > 0) log.info({ reports: restored }, 'FPS MI has these lost reports again');
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} lost reports were not sent again`);
  return { restored, notRestored };
}

async function findMissing(
  { fpsMi }: RestoreDependencies,
  reports: readonly AcknowledgedReport[],
  signal: AbortSignal,
): Promise<AcknowledgedReport[]> {
  const answer = await askFpsMi(fpsMi, '/api/reports/missing', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ references: reports.map(({ reference }) => reference) }),
    signal: AbortSignal.any([AbortSignal.timeout(ANSWER_TIMEOUT_MS), signal]),
  });
  if (!answer.ok) throw new Error(`FPS MI answered ${answer.status} to the question which reports it does not have`);
  const missing = new Set(missingSchema.parse(await answer.json()).missing);
  return reports.filter(({ reference }) => missing.has(reference));
}

/**
 * @returns `restored`: FPS MI has the report under its reference; `not-due`: the report was returned or changed meanwhile
 * @throws when FPS MI does not answer
 */
async function restore(
  dependencies: RestoreDependencies,
  report: AcknowledgedReport,
  signal: AbortSignal,
): Promise<'restored' | 'not-restored' | 'not-due'> {
  const { sql, log, deliveries } = dependencies;
  while (!(await deliveries.idle(PAUSE_MS))) signal.throwIfAborted();
  signal.throwIfAborted();
  if (!(await isAcknowledged(sql, report))) return 'not-due';
  const { reference } = report;
  const result = await attemptDelivery(dependencies, report, { reference, signal });
  switch (result.type) {
    case 'received':
      if (result.receipt.reference === reference) return 'restored';
      log.error({ ...report, other: result.receipt.reference }, 'FPS MI gave a lost report another reference');
      return 'not-restored';
    case 'refused':
      log.error(
        { ...report, problem: result.problem },
        'FPS MI refused a report that it had acknowledged and has lost',
      );
      return 'not-restored';
    case 'failed':
      throw new Error(`${report.id} was not delivered again: ${result.problem}`);
  }
}
