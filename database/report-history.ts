import type { ReportEvent } from '#rules/report.ts';
import { auditEntriesOf } from './audit-trail.ts';
import type { Sql } from './connection.ts';
import { decisionsOn } from './decisions.ts';
import { switchesOf, type TableSwitch } from './table-switches.ts';

/** One event of a report, and the name of the person who caused it (null: the system). */
export type HistoryEntry = {
  readonly at: Date;
  readonly name: string | null;
  readonly event: ReportEvent | TableSwitch;
  /** Why FPS MI returned the report; null for other events. */
  readonly reason: string | null;
};

/** Every event of a report, the latest first. */
export async function historyOf(sql: Sql, id: string): Promise<HistoryEntry[]> {
  const [rows, decisions, switches] = await Promise.all([
    auditEntriesOf(sql, `report/${id}`),
    decisionsOn(sql, id),
    switchesOf(sql, id),
  ]);
  const events = rows.map(({ at, name, details }): HistoryEntry => {
    // The cast: only `carryOut` adds entries about this subject, with the event as the details.
    const event = details as ReportEvent;
    const decision = 'decision' in event ? decisions.get(event.decision) : undefined;
    return { at, name: decision?.handlerName ?? name, event, reason: decision?.reason ?? null };
  });
  // The sort is stable: a switch stays above the save that caused it, although both have the same time.
  return [...switches.map((each) => ({ ...each, reason: null })), ...events].toSorted(
    (one, other) => other.at.getTime() - one.at.getTime(),
  );
}
