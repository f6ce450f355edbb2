import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import {
  type CarriedOut,
  carryOutDecision,
  carryOutReceipt,
  carryOutRecorded,
  type ReportIdentity,
} from '#database/carry-out.ts';
import type { Sql } from '#database/connection.ts';
import { loadReport } from '#database/reports.ts';
import { findForm } from '#forms/catalogue.ts';
import { reportKeyOf } from '#rules/keys.ts';
import type { SecurityEvents } from '#rules/security-events.ts';
import { type EventLog, recordNoticed } from '#web/site/security-log.ts';
import type { CarriedOut as Answer, ReportActivities } from '#workflows/activities.ts';
import { invalidMessage, parseMessage } from './messages.ts';

const commandIdSchema = z.string().min(1).max(100);

/** The activities for reports, on the database. */
export function createReportActivities({ sql, log }: { readonly sql: Sql; readonly log: EventLog }) {
  /** @throws a permanent failure with this type when the database has no such record */
  const found = (
    type: 'command-unknown' | 'decision-unknown' | 'receipt-unknown',
    carriedOut: CarriedOut | null,
    on: SecurityEvents['workflow-message'],
  ): Answer => {
    if (carriedOut !== null) return answerOf(carriedOut);
    recordNoticed(log, { event: 'workflow-message', on, result: 'refused', reason: type });
    throw ApplicationFailure.create({ type, message: type, nonRetryable: true });
  };
  return {
    loadReport: async ({ id }) => await loadReport(sql, identify(id).id),
    carryOut: async ({ id, command: given }) => {
      const command = parseMessage(commandIdSchema, given);
      const carriedOut = await carryOutRecorded(sql, identify(id), command);
      return found('command-unknown', carriedOut, { report: id, command });
    },
    carryOutDecision: async ({ id, decision }) => {
      const command = parseMessage(z.uuid(), decision);
      return found('decision-unknown', await carryOutDecision(sql, identify(id), command), { report: id, command });
    },
    carryOutReceipt: async ({ id, version }) =>
      found('receipt-unknown', await carryOutReceipt(sql, identify(id), version), { report: id, version }),
  } satisfies ReportActivities;
}

/** The answer to the workflow. Its history needs no event: the database has it. */
function answerOf({ outcome, report }: CarriedOut): Answer {
  return { outcome: outcome.type === 'refused' ? outcome : { type: outcome.type }, report };
}

/** The report's form and organisation. @throws invalidMessage */
function identify(id: string): ReportIdentity {
  const key = reportKeyOf(id);
  const definition = key && findForm(key.form, key.year);
  if (!key || !definition) throw invalidMessage(`no such report: ${id}`);
  return { id, definition, nis: key.nis };
}
