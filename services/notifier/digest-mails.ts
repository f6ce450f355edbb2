/** The mails about several things: what is ready to sign, and the mail of the day. */

import { type DigestItem, itemsOf } from '#database/digests.ts';
import { findRecipient, type MailKind, type Recipient } from '#database/mails.ts';
import type { DigestNotice } from '#database/notices.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { loadReport } from '#database/reports.ts';
import { tasksOf } from '#database/tasks.ts';
import { formatEuro } from '#forms/amount.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { type Settlement, settlementLabel } from '#forms/summary.ts';
import { reportId } from '#rules/keys.ts';
import type { CollectedKind } from '#rules/mails.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { findOpenForm, writeCampaignMessage } from './campaign-mails.ts';
import type { Message } from './compose-mail.ts';
import { findHelper, formTitle, loadReportFacts, type ReportFacts } from './report-facts.ts';
import { mailsOf, officersAndContact, type WaitingDependencies } from './report-mails.ts';
import { loadEvent, overviewAddress, versionOf, writeReportMessage } from './report-messages.ts';
import { type MailDependencies, messageIdOf, type OutgoingMail, sendOnce } from './send-once.ts';

/** Something that is still true, and the message that tells it alone. */
type Entry = {
  readonly kind: CollectedKind;
  readonly report: string;
  readonly facts: ReportFacts;
  readonly alone: () => Promise<Message>;
};

/** Mails a person what a digest has, each digest once. What is no longer true is left out; without anything there is no mail. */
export async function mailDigest(
  dependencies: WaitingDependencies,
  { id, details }: DigestNotice & { readonly id: string },
): Promise<void> {
  const { sql, webUrl } = dependencies;
  const to = await findRecipient(sql, details.person);
  if (to === null) return;
  const entries = await entriesOf(dependencies, id, to);
  const [first] = entries;
  if (first === undefined) return;
  const isAlone = entries.length === 1;
  const mail: OutgoingMail = {
    messageId: messageIdOf(`digest.${id}`, webUrl),
    about: { noticeId: id },
    kind: isAlone ? first.kind : kindOf(entries),
    occasion: null,
    mentions: entries.map(({ report }) => report),
    to,
    write: () => (isAlone ? first.alone() : writeDigest(dependencies, entries, to)),
  };
  await sendOnce(dependencies, mail, dependencies.now);
}

function kindOf(entries: readonly Entry[]): MailKind {
  if (entries.every(isToSign)) return 'ready';
  return entries.every(({ kind }) => kind === 'campaign-opened') ? 'campaign-opened' : 'digest';
}

const isToSign = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'ready' || kind === 'signature-asked';

/** What is still true of a digest, each report once, what is due first before the rest. */
async function entriesOf(dependencies: MailDependencies, digest: string, to: Recipient): Promise<Entry[]> {
  const { sql } = dependencies;
  const turns = (await tasksOf(sql, to.id)).flatMap(({ organisation, reportTasks }) =>
    reportTasks.map((turn) => ({ ...turn, id: reportId({ form: turn.form, year: turn.year, nis: organisation.nis }) })),
  );
  const toSign = new Map(
    turns.filter(({ task }) => task?.step === 'sign').map((turn) => [turn.id, turn.progress.stage]),
  );
  const entries = new Map<string, Entry>();
  for (const item of await itemsOf(sql, digest)) {
    const entry =
      item.kind === 'campaign-opened'
        ? await openedEntry(dependencies, item, to)
        : await reportEntry(dependencies, item, to);
    if (entry === null) continue;
    const key = `${entry.report} ${isToSign(entry) ? 'sign' : entry.kind}`;
    const stage = toSign.get(entry.report);
    // After the first signature the other signatory got, or gets, a request of its own.
    const isOver = entry.kind === 'ready' ? stage !== 'filledIn' : isToSign(entry) && stage === undefined;
    if (isOver) continue;
    entries.set(key, entry);
  }
  const due = ({ facts: { dueOn } }: Entry): string => dueOn ?? '9999';
  return [...entries.values()].toSorted((one, other) => (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0));
}

async function reportEntry(
  dependencies: MailDependencies,
  { kind, details }: Exclude<DigestItem, { kind: 'campaign-opened' }>,
  to: Recipient,
): Promise<Entry | null> {
  const { sql } = dependencies;
  const context = await loadEvent(sql, details);
  if (context === null) return null;
  const { definition, organisation, event } = context;
  // A report that was saved again has another event.
  if (isToSign({ kind }) && 'version' in event && (await loadReport(sql, details.report)).version !== event.version) {
    return null;
  }
  // Without the role, the person gets nothing about the organisation.
  const isConcerned = (await mailsOf(sql, context)).some((mail) => mail.kind === kind && mail.to.id === to.id);
  if (!isConcerned) return null;
  return {
    kind,
    report: details.report,
    facts: await loadReportFacts(sql, { definition, organisation, version: await versionOf(sql, context) }),
    alone: () => writeReportMessage(dependencies, context, kind, to),
  };
}

async function openedEntry(
  dependencies: MailDependencies,
  { kind, nis, details }: Extract<DigestItem, { kind: 'campaign-opened' }>,
  to: Recipient,
): Promise<Entry | null> {
  const { sql } = dependencies;
  const organisation = await findOrganisation(sql, nis);
  const open = organisation && (await findOpenForm(sql, details, organisation));
  if (!open) return null;
  if (!(await officersAndContact(sql, nis)).some(({ id }) => id === to.id)) return null;
  const { definition } = open;
  return {
    kind,
    report: reportId({ ...details, nis }),
    facts: await loadReportFacts(sql, { definition, organisation: open.organisation, version: 0 }),
    alone: () => writeCampaignMessage(dependencies, { kind, details }, open, to),
  };
}

async function writeDigest(dependencies: MailDependencies, entries: readonly Entry[], to: Recipient): Promise<Message> {
  const { language } = to;
  const { mail, ministry } = textsIn(language);
  const lines = (which: (entry: Entry) => boolean): string[] =>
    entries.filter(which).map(({ facts }) => describeInALine(facts, language));
  const toSign = entries.filter(isToSign);
  const organisations = new Map<string, Organisation>(
    entries.map(({ facts: { organisation } }) => [organisation.nis, organisation]),
  );
  const [only] = organisations.size === 1 ? [...organisations.values()] : [];
  return {
    ...headingOf(entries, language),
    lists: [
      { title: mail.digest.sections.toSign, items: lines(isToSign) },
      { title: mail.digest.sections.opened, items: lines(({ kind }) => kind === 'campaign-opened') },
      { title: mail.digest.sections.sent, items: lines(({ kind }) => kind === 'sent') },
      { title: mail.digest.sections.accepted, items: lines(({ kind }) => kind === 'report-accepted') },
    ],
    helper: only
      ? await findHelper(dependencies.sql, only.nis, to, dependencies)
      : { name: ministry, addresses: [dependencies.ministryEmail] },
    link: linkOf(toSign, only, language, dependencies.webUrl),
  };
}

/** The subject, and what to do. */
function headingOf(entries: readonly Entry[], language: Language): Pick<Message, 'subject' | 'lead' | 'paragraphs'> {
  const { mail } = textsIn(language);
  const count = entries.length;
  const kind = kindOf(entries);
  if (kind === 'ready') {
    const { subjectOfSeveral, leadOfSeveral, textOfSeveral } = mail.ready;
    return { subject: subjectOfSeveral(count), lead: leadOfSeveral(count), paragraphs: [textOfSeveral] };
  }
  if (kind === 'campaign-opened') {
    const { subjectOfSeveral, leadOfSeveral } = mail['campaign-opened'];
    return { subject: subjectOfSeveral(count), lead: leadOfSeveral };
  }
  const { subject, lead } = mail.digest;
  return { subject: subject(count), lead: lead(entries.filter(isToSign).length) };
}

/** One link: to the page on which several are signed, to the one report, or to the homepage. */
function linkOf(
  toSign: readonly Entry[],
  organisation: Organisation | undefined,
  language: Language,
  webUrl: string,
): { readonly label: string; readonly url: string } {
  const { mail } = textsIn(language);
  const [first] = toSign;
  if (toSign.length > 1) return { label: mail.openSigning, url: new URL('/sign', webUrl).href };
  if (first) return { label: mail.openSigning, url: overviewAddress(first.facts, webUrl) };
  const home = organisation ? `/organisations/${organisation.nis}` : '/organisations';
  return { label: mail.openApplication, url: new URL(home, webUrl).href };
}

/** "Covid-19: Tijdelijke premie 2022, OCMW Aartselaar (€ 2.500,00, uiterlijk op 28 februari 2027)". */
function describeInALine({ definition, organisation, settlement, dueOn }: ReportFacts, language: Language): string {
  const { digest } = textsIn(language).mail;
  const details = [
    ...(settlement === undefined ? [] : [describeAmount(definition, settlement, language)]),
    ...(dueOn === null ? [] : [digest.due(formatDay(dueOn, language))]),
  ];
  const name = `${formTitle(definition, language)}, ${organisation.name[language]}`;
  return details.length > 0 ? `${name} (${details.join(', ')})` : name;
}

/** "€ 2.500,00"; "terug te betalen door het OCMW: € 2.500,00". */
function describeAmount(definition: FormDefinition, settlement: Settlement, language: Language): string {
  const amount = formatEuro(settlement.cents, language);
  if (settlement.direction === 'pay') return amount;
  const label = settlementLabel(definition, settlement, language);
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}${textsIn(language).colon}${amount}`;
}
