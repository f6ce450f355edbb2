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
import type { CarriedOut as Answer, ReportActivities } from '#workflows/activities.ts';
import { invalidMessage, parseMessage } from './messages.ts';

const commandIdSchema = z.string().min(1).max(100);

/** The activities for reports, on the database. */
export function createReportActivities({ sql }: { sql: Sql }) {
  return {
    loadReport: async ({ id }) => await loadReport(sql, identify(id).id),
    carryOut: async ({ id, command }) =>
      found('command-unknown', await carryOutRecorded(sql, identify(id), parseMessage(commandIdSchema, command))),
    carryOutDecision: async ({ id, decision }) =>
      found('decision-unknown', await carryOutDecision(sql, identify(id), parseMessage(z.uuid(), decision))),
    carryOutReceipt: async ({ id, version }) =>
      found('receipt-unknown', await carryOutReceipt(sql, identify(id), version)),
  } satisfies ReportActivities;
}

/**
 * The answer to the workflow. Its history needs no event: the database has it.
 * @throws a permanent failure of this type when the database has no such record
 */
function found(type: string, carriedOut: CarriedOut | null): Answer {
  if (carriedOut === null) throw ApplicationFailure.create({ type, message: type, nonRetryable: true });
  const { outcome, report } = carriedOut;
  return { outcome: outcome.type === 'refused' ? outcome : { type: outcome.type }, report };
}

/** The report's form and organisation. @throws invalidMessage */
function identify(id: string): ReportIdentity {
  const key = reportKeyOf(id);
  const definition = key && findForm(key.form, key.year);
  if (!key || !definition) throw invalidMessage(`no such report: ${id}`);
  return { id, definition, nis: key.nis };
}
