/** The mails about what the ministry decided about the campaign of a form. */

import { type CampaignDays, findCampaignDays } from '#database/campaigns.ts';
import type { Sql } from '#database/connection.ts';
import type { Recipient } from '#database/mails.ts';
import type { CampaignNotice } from '#database/notices.ts';
import type { Organisation } from '#database/organisations.ts';
import { findStage } from '#database/reports.ts';
import { findForm } from '#forms/catalogue.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type CampaignKey, reportId } from '#rules/keys.ts';
import { isClosed } from '#rules/report.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Message } from './compose-mail.ts';
import { describeFacts, findHelper, formTitle, loadReportFacts } from './report-facts.ts';
import { officersAndContact, type WaitingDependencies, waits } from './report-mails.ts';
import { overviewAddress } from './report-messages.ts';
import { type MailDependencies, messageIdOf, sendOnce } from './send-once.ts';

/** The report of an organisation in a campaign that is open, as long as it is not sent. */
export type OpenForm = {
  readonly definition: FormDefinition;
  readonly organisation: Organisation;
  readonly days: CampaignDays;
};

/** The form that an organisation can fill in now; null when it is closed, not open yet, or sent. */
export async function findOpenForm(
  sql: Sql,
  { form, year }: CampaignKey,
  organisation: Organisation,
): Promise<OpenForm | null> {
  const key = { form, year, nis: organisation.nis };
  const definition = findForm(form, year);
  const [days, stage] = await Promise.all([findCampaignDays(sql, key), findStage(sql, reportId(key))]);
  if (!definition || days?.phase !== 'open' || (stage !== null && isClosed(stage))) return null;
  return { definition, organisation, days };
}

/** Mails the officers and the contact person of an organisation, each once. */
export async function mailAboutCampaign(
  dependencies: WaitingDependencies,
  notice: CampaignNotice & { readonly id: string },
  organisation: Organisation,
): Promise<void> {
  const { sql, webUrl } = dependencies;
  const { form, year } = notice.details;
  const open = await findOpenForm(sql, notice.details, organisation);
  if (open === null || isOutdated(notice, open.days)) return;
  for (const to of await officersAndContact(sql, organisation.nis)) {
    if (await waits(dependencies, notice.kind, to, notice.id)) continue;
    // A campaign opens once for each person, whatever else was planned before.
    const name =
      notice.kind === 'campaign-opened' ? `${form}.${year}.${organisation.nis}.opened` : `notice.${notice.id}`;
    await sendOnce(dependencies, {
      messageId: messageIdOf(`${name}.${to.id}`, webUrl),
      about: { noticeId: notice.id },
      kind: notice.kind,
      occasion: null,
      mentions: [reportId({ form, year, nis: organisation.nis })],
      to,
      write: () => writeCampaignMessage(dependencies, notice, open, to),
    });
  }
}

/** Whether the ministry has decided otherwise since: another notice says so. */
function isOutdated(notice: CampaignNotice, days: CampaignDays): boolean {
  switch (notice.kind) {
    case 'campaign-opened':
      return notice.details.opensOn !== days.opensOn;
    case 'deadline-moved':
      return notice.details.after !== days.dueOn;
  }
}

/** The message about a campaign that opened, or about its due day. */
export async function writeCampaignMessage(
  dependencies: Pick<MailDependencies, 'sql' | 'webUrl' | 'ministryEmail'>,
  notice: CampaignNotice,
  { definition, organisation, days }: OpenForm,
  to: Recipient,
): Promise<Message> {
  const { sql, webUrl } = dependencies;
  const { language } = to;
  const { mail } = textsIn(language);
  const day = (each: string): string => formatDay(each, language);
  const title = formTitle(definition, language);
  const name = organisation.name[language];
  const facts = describeFacts(await loadReportFacts(sql, { definition, organisation, version: 0 }), language);
  const moved =
    notice.kind === 'deadline-moved' ? [{ label: mail.facts.previousDue, value: day(notice.details.before) }] : [];
  return {
    subject: mail[notice.kind].subject(title, name),
    lead:
      notice.kind === 'deadline-moved'
        ? mail['deadline-moved'].lead(day(notice.details.before), day(notice.details.after))
        : mail['campaign-opened'].lead(day(days.dueOn)),
    paragraphs: [mail[notice.kind].text(title, name)],
    facts: [...facts, ...moved, { label: mail.facts.closes, value: day(days.closesOn) }],
    helper: await findHelper(sql, organisation.nis, to, dependencies),
    link: { label: mail.open, url: overviewAddress({ definition, organisation }, webUrl) },
  };
}
