/** A report together with everything that its pages show or need. */

import { definitionOf } from '#forms/catalogue.ts';
import type { FormDefinition, Values } from '#forms/definition.ts';
import { type Granted, typedValues } from '#forms/values.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import { type CampaignDays, findCampaignDays } from './campaigns.ts';
import type { Sql, Transaction } from './connection.ts';
import { findOpenReturn, type OpenReturn } from './decisions.ts';
import { findOrganisationData, type OrganisationData } from './organisations.ts';
import { findReport, grantedTo, type ReportRecord } from './reports.ts';
import { filesOf, tablesFromFiles } from './uploads.ts';

/** When a report can be filled in and signed. */
export type FillInPeriod = {
  /** Why FPS MI returned the report, as long as it is not signed by both again; null otherwise. */
  readonly openReturn: OpenReturn | null;
  /** The days of the campaign that apply to this report; undefined: it can be filled in on any day. */
  readonly campaign: CampaignDays | undefined;
};

export type ReportView = FillInPeriod & {
  readonly id: string;
  readonly key: ReportKey;
  readonly newest: FormDefinition;
  /** The form version of the report: the newest one until the first save. */
  readonly definition: FormDefinition;
  /** Null until the first save. */
  readonly report: ReportRecord | null;
  /** The saved values that the organisation typed, without computed and granted ones. */
  readonly typed: Values;
  /** The organisation's account and contact person; null until they are filled in. */
  readonly data: OrganisationData | null;
  /** The amounts that FPS MI grants now. */
  readonly granted: Granted;
  /** The tables whose lines come from a file, by field id, with the name of the file. */
  readonly fromFiles: ReadonlyMap<string, string>;
};

/**
 * The report of an organisation on a form, with all that its pages need. All statements are sent at the same time.
 * @param newest the newest version of the form
 */
export async function viewReport(sql: Sql, newest: FormDefinition, nis: string): Promise<ReportView> {
  const key = { form: newest.id, year: newest.year, nis };
  const id = reportId(key);
  const [report, { openReturn, campaign }, data, granted, files] = await Promise.all([
    findReport(sql, id),
    readFillInPeriod(sql, key),
    findOrganisationData(sql, nis),
    grantedTo(sql, newest, nis),
    filesOf(sql, id),
  ]);
  const definition = report ? definitionOf(report.content) : newest;
  const typed = report ? typedValues(definition, report.content.values) : {};
  const fromFiles = report
    ? tablesFromFiles(files, definition, { contentHash: report.contentHash, typed })
    : new Map<string, string>();
  return { id, key, newest, definition, report, typed, openReturn, campaign, data, granted, fromFiles };
}

/**
 * When a report can be filled in and signed. A report that FPS MI returned can be corrected on any day.
 * @param at the moment to which the phase of the campaign refers; null: now
 */
export async function readFillInPeriod(
  sql: Sql | Transaction,
  key: ReportKey,
  at: Date | null = null,
): Promise<FillInPeriod> {
  const [openReturn, campaign] = await Promise.all([
    findOpenReturn(sql, reportId(key)),
    findCampaignDays(sql, key, at),
  ]);
  return { openReturn, campaign: openReturn ? undefined : campaign };
}
