import { z } from 'zod';
import { carryOut, type ReportIdentity } from '#database/carry-out.ts';
import type { Sql } from '#database/connection.ts';
import { loadReport } from '#database/reports.ts';
import { findForm } from '#forms/catalogue.ts';
import { anyValuesSchema } from '#forms/schema.ts';
import { authenticationMethods, type Command, signatoryRoles } from '#rules/report.ts';
import type { ReportActivities } from '#workflows/activities.ts';
import { invalidMessage, parseMessage } from './messages.ts';

const reportIdPattern = /^(?<form>[a-z][a-z0-9-]*)\/(?<year>\d{4})\/(?<nis>\d{5})$/;

const saveSchema = z.object({
  type: z.literal('save'),
  commandId: z.string().min(1).max(100),
  by: z.uuid(),
  basedOn: z.int().min(0),
});

const commandSchema = z.union([
  saveSchema.extend({ draft: z.string().regex(/^[0-9a-f]{64}$/) }),
  saveSchema.extend({ typed: anyValuesSchema }),
  z.object({
    type: z.literal('sign'),
    commandId: z.string().min(1).max(100),
    by: z.uuid(),
    as: z.enum(signatoryRoles),
    method: z.enum(authenticationMethods),
    version: z.int().min(0),
    contentHash: z.string(),
  }),
  z.object({
    type: z.literal('receive'),
    commandId: z.string().min(1).max(100),
    version: z.int().min(1),
    reference: z.string().min(1),
    receivedAt: z.iso.datetime(),
  }),
  z.object({
    type: z.enum(['accept', 'return']),
    commandId: z.uuid(),
    handler: z.uuid(),
    reference: z.string().min(1),
  }),
]) satisfies z.ZodType<Command>;

/** The activities for reports, on the database. */
export function createReportActivities({ sql }: { sql: Sql }) {
  return {
    loadReport: async ({ id }) => await loadReport(sql, identify(id).id),
    carryOut: async ({ id, report, command }) =>
      await carryOut(sql, identify(id), report, parseMessage(commandSchema, command)),
  } satisfies ReportActivities;
}

/** The report's form and organisation. @throws invalidMessage */
function identify(id: string): ReportIdentity {
  const parts = reportIdPattern.exec(id)?.groups;
  const definition = parts && findForm(parts['form'] ?? '', Number(parts['year']));
  if (!definition || parts?.['nis'] === undefined) throw invalidMessage(`no such report: ${id}`);
  return { id, definition, nis: parts['nis'] };
}
