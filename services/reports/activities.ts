import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { carryOut, type ReportIdentity } from '#database/carry-out.ts';
import type { Sql } from '#database/connection.ts';
import { loadReport } from '#database/reports.ts';
import { findForm } from '#forms/catalogue.ts';
import { anyValuesSchema } from '#forms/schema.ts';
import {
  authenticationMethods,
  type Command,
  type CommandOutcome,
  type Report,
  signatoryRoles,
} from '#rules/report.ts';
import type { ReportActivities } from '#workflows/activities.ts';

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
    loadReport: ({ id }: { id: string }): Promise<Report> => loadReport(sql, identify(id).id),

    carryOut: async ({
      id,
      report,
      command,
    }: {
      id: string;
      report: Report;
      command: Command;
    }): Promise<CommandOutcome> => {
      const parsed = commandSchema.safeParse(command);
      // Operators type signals by hand: a malformed one is rejected, a retry would not help.
      if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
      return await carryOut(sql, identify(id), report, parsed.data);
    },
  } satisfies ReportActivities;
}

function identify(id: string): ReportIdentity {
  const parts = reportIdPattern.exec(id)?.groups;
  const definition = parts && findForm(parts['form'] ?? '', Number(parts['year']));
  if (!definition || parts?.['nis'] === undefined) throw invalid(`no such report: ${id}`);
  return { id, definition, nis: parts['nis'] };
}

function invalid(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'invalid-message', message, nonRetryable: true });
}
