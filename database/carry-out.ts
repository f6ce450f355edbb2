/** Carries out a command on a report: the rules decide, the database keeps what follows. */

import { definitionOf, findFormVersion } from '#forms/catalogue.ts';
import { type Account, type Content, canonicalContent, contentHash } from '#forms/content.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { completeValues, hasCurrentGrants, isValid } from '#forms/values.ts';
import {
  apply,
  type Command,
  type CommandOutcome,
  decide,
  type Facts,
  type Report,
  type ReportEvent,
  type Save,
  stageOf,
} from '#rules/report.ts';
import { addToAuditTrail } from './audit-trail.ts';
import { isOpenToday } from './campaigns.ts';
import type { Sql, Transaction } from './connection.ts';
import { decisionStatus, writeDecision } from './decisions.ts';
import { findDraft } from './drafts.ts';
import { findOrganisationData } from './organisations.ts';
import { rolesOf } from './persons.ts';
import { readFillInPeriod } from './report-view.ts';
import { findContent, grantedTo } from './reports.ts';
import { recordTableSwitches } from './table-switches.ts';

/** A report and which one it is. */
export type ReportIdentity = {
  /** `covid-premium/2022/11001` */
  readonly id: string;
  readonly definition: FormDefinition;
  readonly nis: string;
};

/**
 * Has the rules decide on a command and writes what follows, in one transaction, so that the facts that the rules see
 * hold at the moment of writing. Idempotent by the command's id. The outcome is `stale` when the database has had other
 * events than `report`.
 */
export async function carryOut(
  sql: Sql,
  identity: ReportIdentity,
  report: Report,
  command: Command,
): Promise<CommandOutcome> {
  return await sql.begin(async (transaction) => {
    // The organisation's row is the lock: its account cannot change between the reading and the writing.
    await transaction`select nis from organisations where nis = ${identity.nis} for no key update`;
    const earlier = await findCarriedOut(transaction, identity.id, report.sequence, command.commandId);
    if (earlier !== null) return earlier === 'stale' ? { type: 'stale' } : { type: 'accepted', event: earlier };
    const { facts, content } = await readFacts(transaction, identity, report, command);
    const outcome = decide(report, command, facts);
    if (outcome.type !== 'accepted') return outcome;
    const at = new Date();
    await writeReport(transaction, identity, apply(report, outcome.event), at);
    await writeEvent(transaction, identity.id, command, outcome.event, content, at);
    await addToAuditTrail(transaction, {
      subject: `report/${identity.id}`,
      at,
      personId: 'by' in command ? command.by : null,
      action: outcome.event.type,
      details: outcome.event,
      commandId: command.commandId,
    });
    if (content && 'by' in command) {
      const before = await findContent(transaction, identity.id, report.version);
      const { by, commandId } = command;
      await recordTableSwitches(transaction, identity.id, { before, after: content, by, commandId, at });
    }
    return outcome;
  });
}

/** The event to which an earlier attempt of this command led; `stale` when the last event came from another command. */
async function findCarriedOut(
  sql: Transaction,
  id: string,
  sequence: number,
  commandId: string,
): Promise<ReportEvent | 'stale' | null> {
  const [row] = await sql<{ sequence: number; command_id: string; details: ReportEvent }[]>`
    select sequence, command_id, details from audit_trail
    where subject = ${`report/${id}`} order by sequence desc limit 1`;
  const lastSequence = row?.sequence ?? 0;
  if (lastSequence === sequence) return null;
  if (row && lastSequence === sequence + 1 && row.command_id === commandId) return row.details;
  return 'stale';
}

async function readFacts(
  sql: Transaction,
  identity: ReportIdentity,
  report: Report,
  command: Command,
): Promise<{ facts: Facts; content: Content | null }> {
  const { id, definition, nis } = identity;
  const account = (await findOrganisationData(sql, nis))?.account ?? null;
  const content =
    command.type === 'save' && account ? await readContentToSave(sql, identity, report, command, account) : null;
  const signed = command.type === 'sign' ? await findContent(sql, id, report.version) : null;
  const key = { form: definition.id, year: definition.year, nis };
  const facts: Facts = {
    roles: 'by' in command ? await rolesOf(sql, command.by, nis) : [],
    organisationComplete: account !== null,
    content: content && { contentHash: contentHash(content), valid: isValid(definitionOf(content), content.values) },
    accountCurrent: signed === null || (signed.account.iban === account?.iban && signed.account.bic === account.bic),
    advanceCurrent:
      signed === null || hasCurrentGrants(definitionOf(signed), signed.values, await grantedTo(sql, definition, nis)),
    formOpen: isOpenToday((await readFillInPeriod(sql, key)).campaign),
    decision: command.type === 'accept' || command.type === 'return' ? await decisionStatus(sql, id, command) : null,
  };
  return { facts, content };
}

/** The content that a save leads to; null when its draft is no longer kept. */
async function readContentToSave(
  sql: Transaction,
  identity: ReportIdentity,
  report: Report,
  command: Save,
  account: Account,
): Promise<Content | null> {
  const { id, nis } = identity;
  const draft =
    'typed' in command ? { typed: command.typed, formVersion: null } : await findDraft(sql, id, command.draft);
  if (!draft) return null;
  const definition = await definitionFor(sql, identity, report, draft.formVersion);
  const values = completeValues(definition, draft.typed, await grantedTo(sql, definition, nis));
  return { form: definition.id, year: definition.year, formVersion: definition.version, nis, values, account };
}

/** A report keeps the form version of its first save, even after a newer version is published. */
async function definitionFor(
  sql: Transaction,
  { id, definition }: ReportIdentity,
  report: Report,
  formVersion: number | null,
): Promise<FormDefinition> {
  const saved = await findContent(sql, id, report.version);
  if (saved) return definitionOf(saved);
  return (formVersion !== null && findFormVersion(definition.id, definition.year, formVersion)) || definition;
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
    case 'signed':
      await sql`
        insert into signatures (report_id, version, role, content_hash, signer, signer_name, method, signed_at)
        select ${id}, ${event.version}, ${event.role}, ${event.contentHash}, id, name, ${event.method}, ${at}
        from persons where id = ${event.signer}`;
      return;
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
