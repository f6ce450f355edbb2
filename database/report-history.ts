import type { ReportEvent } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import { switchSubject, type TableSwitch } from './table-switches.ts';

/** One event of a report, and the name of the person who caused it (null: the system). */
export type HistoryEntry = {
  readonly at: Date;
  readonly name: string | null;
  readonly event: ReportEvent | TableSwitch;
  /** Why FPS MI returned the report; null for other events. */
  readonly reason: string | null;
};

/** Every event of a report, and every switch of its tables, the latest first. */
export function historyOf(sql: Sql, id: string): Promise<HistoryEntry[]> {
  const switches = switchSubject(id);
  // A switch comes above the save that caused it, although both have the same time. `details` is an event or a switch:
  // only `carryOut` and `recordSwitch` add entries about these subjects.
  return sql<HistoryEntry[]>`
    select a.at, coalesce(d.handler_name, p.name) as name, a.details as event, d.reason
    from audit_trail a
      left join persons p on p.id = a.person_id
      left join decisions d on d.report_id = ${id} and d.id::text = a.details ->> 'decision'
    where a.subject in (${`report/${id}`}, ${switches})
    order by a.at desc, a.subject = ${switches} desc, a.sequence desc`;
}
