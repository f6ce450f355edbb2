/** Carries out commands on reports: the rules decide, and the result is stored. */

import { definitionOf, findFormVersion } from '#forms/catalogue.ts';
import { type Account, type Content, canonicalContent, contentHash } from '#forms/content.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { completeValues, type Granted, hasCurrentGrants, isValid } from '#forms/values.ts';
import type { ReportKey } from '#rules/keys.ts';
import {
  apply,
  type Command,
  type CommandOutcome,
  decide,
  type Facts,
  needsNotification,
  type Report,
  type ReportEvent,
  type Save,
  type Sign,
  stageOf,
} from '#rules/report.ts';
import { addToAuditTrail } from './audit-trail.ts';
import { isOpenToday } from './campaigns.ts';
import type { Sql, Transaction } from './connection.ts';
import { decisionStatus, findDecision, writeDecision } from './decisions.ts';
import { findReceipt } from './deliveries.ts';
import { type Draft, findDraft } from './drafts.ts';
import { addNotice } from './notices.ts';
import { findOrganisationData, lockOrganisation } from './organisations.ts';
import { rolesOf } from './persons.ts';
import { endCommand, findCommand } from './recorded-commands.ts';
import { readFillInPeriod } from './report-view.ts';
import { findContent, grantedTo, loadReport } from './reports.ts';
import { recordTableSwitches } from './table-switches.ts';

/** A report with its key. */
export type ReportIdentity = {
  /** `covid-premium/2022/11001` */
  readonly id: string;
  readonly definition: FormDefinition;
  readonly nis: string;
};

/** The outcome of a command, and the report after it. */
export type CarriedOut = { readonly outcome: CommandOutcome; readonly report: Report };

/**
 * Carries out a recorded command and records its outcome, in one transaction. Idempotent: a command that has ended is
 * answered as before.
 * @returns null when no command with this id is recorded for this report
 */
export async function carryOutRecorded(
  sql: Sql,
  identity: ReportIdentity,
  commandId: string,
): Promise<CarriedOut | null> {
  return await sql.begin(async (transaction) => {
    await lockOrganisation(transaction, identity.nis);
    const recorded = await findCommand(transaction, identity.id, commandId);
    if (recorded === null) return null;
    if (recorded.outcome !== null) {
      return { outcome: recorded.outcome, report: await loadReport(transaction, identity.id) };
    }
    const carriedOut = await decideAndWrite(transaction, identity, recorded.command, recorded.recordedAt);
    await endCommand(transaction, commandId, carriedOut.outcome, new Date());
    return carriedOut;
  });
}

/**
 * Carries out a decision of FPS MI that was fetched from there. Idempotent by the decision's id.
 * @returns null when this decision was not fetched for this report
 */
export async function carryOutDecision(
  sql: Sql,
  identity: ReportIdentity,
  decisionId: string,
): Promise<CarriedOut | null> {
  return await sql.begin(async (transaction) => {
    await lockOrganisation(transaction, identity.nis);
    const decision = await findDecision(transaction, identity.id, decisionId);
    return decision && (await decideAndWrite(transaction, identity, decision));
  });
}

/**
 * Records that FPS MI has acknowledged a version. Idempotent by report and version.
 * @returns null when no recorded attempt to deliver this version has an acknowledgement
 */
export async function carryOutReceipt(sql: Sql, identity: ReportIdentity, version: number): Promise<CarriedOut | null> {
  return await sql.begin(async (transaction) => {
    await lockOrganisation(transaction, identity.nis);
    const receipt = await findReceipt(transaction, identity.id, version);
    return receipt && (await decideAndWrite(transaction, identity, { type: 'receive', version, ...receipt }));
  });
}

/**
 * Lets the rules decide on a command, and writes the event. The caller must hold the lock on the organisation, so that
 * the facts of the rules are still true when the event is written.
 * @param given when the person gave the command: a form that has closed since was open then. Null: now
 */
export async function decideAndWrite(
  sql: Transaction,
  identity: ReportIdentity,
  command: Command,
  given: Date | null = null,
): Promise<CarriedOut> {
  const report = await loadReport(sql, identity.id);
  const { facts, content, saved } = await readFacts(sql, identity, report, { command, given });
  const outcome = decide(report, command, facts);
  if (outcome.type !== 'accepted') return { outcome, report };
  const at = new Date();
  const changed = apply(report, outcome.event);
  const notice = { report: identity.id, sequence: changed.sequence };
  // Sent together, executed in this order: an event refers to its report.
  await Promise.all([
    writeReport(sql, identity, changed, at),
    writeEvent(sql, identity.id, command, outcome.event, content, at),
    addToAuditTrail(sql, {
      subject: `report/${identity.id}`,
      at,
      personId: 'by' in command ? command.by : null,
      action: outcome.event.type,
      details: outcome.event,
      commandId: 'commandId' in command ? command.commandId : `receipt/v${command.version}`,
    }),
    needsNotification(outcome.event) && addNotice(sql, identity.nis, { kind: 'report-event', details: notice }),
  ]);
  if (content && command.type === 'save') {
    const { by, commandId } = command;
    await recordTableSwitches(sql, identity.id, { before: saved, after: content, by, commandId, at });
  }
  return { outcome, report: changed };
}

/** What the rules need for a command, and for a save the contents before and after it. */
type Reading = { readonly facts: Facts; readonly saved: Content | null; readonly content: Content | null };

/** The facts of a command that is not by a person of the organisation. */
const noFacts: Facts = {
  roles: [],
  organisationComplete: false,
  content: null,
  accountCurrent: false,
  advanceCurrent: false,
  formOpen: false,
  decision: null,
};

async function readFacts(
  sql: Transaction,
  identity: ReportIdentity,
  report: Report,
  { command, given }: { command: Command; given: Date | null },
): Promise<Reading> {
  switch (command.type) {
    case 'save':
    case 'sign':
      return await readFactsOfPerson(sql, identity, report, { command, given });
    case 'receive':
      return { facts: noFacts, saved: null, content: null };
    case 'accept':
    case 'return': {
      const decision = await decisionStatus(sql, identity.id, command);
      return { facts: { ...noFacts, decision }, saved: null, content: null };
    }
  }
}

async function readFactsOfPerson(
  sql: Transaction,
  identity: ReportIdentity,
  report: Report,
  { command, given }: { command: Save | Sign; given: Date | null },
): Promise<Reading> {
  const { id, definition, nis } = identity;
  const [roles, data, period, granted, saved, draft] = await Promise.all([
    rolesOf(sql, command.by, nis),
    findOrganisationData(sql, nis),
    readFillInPeriod(sql, keyOf(identity), given),
    grantedTo(sql, definition, nis),
    findContent(sql, id, report.version),
    command.type === 'save' ? findDraft(sql, id, command.draft) : null,
  ]);
  const account = data?.account;
  const content = account && draft ? contentToSave(identity, { saved, draft, account, granted }) : null;
  const facts: Facts = {
    roles,
    organisationComplete: data !== null,
    content: content && { contentHash: contentHash(content), valid: isValid(definitionOf(content), content.values) },
    accountCurrent: saved === null || (saved.account.iban === account?.iban && saved.account.bic === account.bic),
    advanceCurrent: saved === null || hasCurrentGrants(definitionOf(saved), saved.values, granted),
    formOpen: isOpenToday(period.campaign),
    decision: null,
  };
  return { facts, saved, content };
}

function keyOf({ definition, nis }: ReportIdentity): ReportKey {
  return { form: definition.id, year: definition.year, nis };
}

/** The content that a save leads to. A report keeps the form version of its first save, even after a newer one is published. */
function contentToSave(
  { definition: newest, nis }: ReportIdentity,
  { saved, draft, account, granted }: { saved: Content | null; draft: Draft; account: Account; granted: Granted },
): Content {
  const definition = saved
    ? definitionOf(saved)
    : (findFormVersion(newest.id, newest.year, draft.formVersion) ?? newest);
  const { id: form, year, version: formVersion } = definition;
  return { form, year, formVersion, nis, values: completeValues(definition, draft.typed, granted), account };
}

async function writeReport(
  sql: Transaction,
  { id, definition, nis }: ReportIdentity,
  report: Report,
  at: Date,
): Promise<void> {
  const state = {
    sequence: report.sequence,
    version: report.version,
    content_hash: report.contentHash,
    valid: report.valid,
    stage: stageOf(report),
    updated_at: at,
  };
  await sql`
    insert into reports ${sql({ id, form: definition.id, year: definition.year, nis, ...state })}
    on conflict (id) do update set ${sql(state)}`;
}

async function writeEvent(
  sql: Transaction,
  id: string,
  command: Command,
  event: ReportEvent,
  content: Content | null,
  at: Date,
): Promise<void> {
  switch (event.type) {
    case 'saved': {
      if (content === null || command.type !== 'save') throw new Error(`Report ${id}: saved without a content`);
      await sql`
        insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
        values (${id}, ${event.version}, ${canonicalContent(content)}, ${event.contentHash}, ${at}, ${command.by})`;
      await sql`
        update signatures set removed_at = ${at}
        where report_id = ${id} and version < ${event.version} and removed_at is null
          -- A version that was delivered keeps its signatures, even after FPS MI returned it.
          and version not in (select version from deliveries where report_id = ${id} and reference is not null)`;
      return;
    }
    case 'signed': {
      if (command.type !== 'sign') throw new Error(`Report ${id}: signed without a command`);
      await sql`
        insert into signatures (report_id, version, role, content_hash, signer, signer_name, method, signed_at,
          identified_at, proof)
        select ${id}, ${event.version}, ${event.role}, ${event.contentHash}, p.id, coalesce(c.person_name, p.name),
          ${event.method}, ${at}, c.authenticated_at, c.proof
        from persons p join commands c on c.id = ${command.commandId} and c.person_id = p.id
        where p.id = ${event.signer}`;
      return;
    }
    case 'received':
      await sql`
        update deliveries set reference = ${event.reference}, received_at = ${event.receivedAt}, last_problem = null
        where report_id = ${id} and version = ${event.version}`;
      return;
    case 'accepted':
    case 'returned':
      await writeDecision(sql, id, event, at);
      return;
  }
}
