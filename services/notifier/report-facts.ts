import { findCampaignDays } from '#database/campaigns.ts';
import type { Sql } from '#database/connection.ts';
import type { Recipient } from '#database/mails.ts';
import { findOrganisationData, type Organisation } from '#database/organisations.ts';
import { findContent } from '#database/reports.ts';
import { formatEuro } from '#forms/amount.ts';
import { definitionOf } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { type Settlement, settlementLabel, settlementOf } from '#forms/summary.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Fact, Helper } from './compose-mail.ts';
import type { MailDependencies } from './send-once.ts';

/** What every mail about a report says of it. */
export type ReportFacts = {
  readonly definition: FormDefinition;
  readonly organisation: Organisation;
  /** Undefined before the form is filled in. */
  readonly settlement: Settlement | undefined;
  /** YYYY-MM-DD; null when the ministry has set no day. */
  readonly dueOn: string | null;
};

/** Loads the facts of one version of a report. */
export async function loadReportFacts(
  sql: Sql,
  report: { readonly definition: FormDefinition; readonly organisation: Organisation; readonly version: number },
): Promise<ReportFacts> {
  const { definition, organisation, version } = report;
  const key: ReportKey = { form: definition.id, year: definition.year, nis: organisation.nis };
  const [content, days] = await Promise.all([
    version === 0 ? null : findContent(sql, reportId(key), version),
    findCampaignDays(sql, key),
  ]);
  const settlement = content ? settlementOf(definitionOf(content), content.values) : undefined;
  return { definition, organisation, settlement, dueOn: days?.dueOn ?? null };
}

/** The title of a form with its year: "Covid-19: Tijdelijke premie 2022". */
export function formTitle({ title, year }: FormDefinition, language: Language): string {
  return `${title[language]} ${year}`;
}

/** The facts as lines of a mail. */
export function describeFacts(
  { definition, organisation, settlement, dueOn }: ReportFacts,
  language: Language,
): Fact[] {
  const { facts } = textsIn(language).mail;
  return [
    { label: facts.form, value: formTitle(definition, language) },
    { label: facts.organisation, value: organisation.name[language] },
    ...(settlement
      ? [{ label: settlementLabel(definition, settlement, language), value: formatEuro(settlement.cents, language) }]
      : []),
    ...(dueOn === null ? [] : [{ label: facts.due, value: formatDay(dueOn, language) }]),
  ];
}

/** Whom a recipient can ask: the contact person of the organisation; the ministry for the contact person, and where there is none. */
export async function findHelper(
  sql: Sql,
  nis: string,
  to: Recipient,
  { ministryEmail }: Pick<MailDependencies, 'ministryEmail'>,
): Promise<Helper> {
  const contact = (await findOrganisationData(sql, nis))?.contact;
  if (contact === undefined || to.email.toLowerCase() === contact.email.toLowerCase()) {
    return { name: textsIn(to.language).ministry, addresses: [ministryEmail] };
  }
  return { name: contact.name, addresses: [contact.email, contact.phone] };
}
