/** The keys and ids of reports and campaigns. */

/** A report: one form, for one year and one organisation. */
export type ReportKey = {
  readonly form: string;
  readonly year: number;
  /** The organisation's NIS code, five digits. */
  readonly nis: string;
};

/** The id of a report in the database: `covid-premium/2022/11001`. */
export function reportId({ form, year, nis }: ReportKey): string {
  return `${form}/${year}/${nis}`;
}

/** The report that an id names; null when it is not the id of a report. */
export function reportKeyOf(id: string): ReportKey | null {
  const parts = /^(?<form>[a-z][a-z0-9-]*)\/(?<year>\d{4})\/(?<nis>\d{5})$/.exec(id)?.groups;
  if (!parts) return null;
  return { form: parts['form'] ?? '', year: Number(parts['year']), nis: parts['nis'] ?? '' };
}

/** A campaign: one form, for one year. */
export type CampaignKey = { readonly form: string; readonly year: number };

/** The id of a campaign in the audit trail and in Temporal: `campaign/covid-premium/2026`. */
export function campaignId({ form, year }: CampaignKey): string {
  return `campaign/${form}/${year}`;
}
