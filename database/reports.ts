import { definitionOf, findFormVersion } from '#forms/catalogue.ts';
import { type Content, canonicalContent, contentHash } from '#forms/content.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { completeValues, type Granted, isGranted, isValid } from '#forms/values.ts';
import {
  type AuthenticationMethod,
  apply,
  type Command,
  type CommandOutcome,
  decide,
  emptyReport,
  type Facts,
  type Report,
  type ReportEvent,
  type SignatoryRole,
  type Stage,
  stageOf,
} from '#rules/report.ts';
import { addToAuditTrail } from './audit-trail.ts';
import { isFormOpen } from './campaigns.ts';
import type { Sql, Transaction } from './connection.ts';
import { decisionStatus, findOpenReturn, writeDecision } from './decisions.ts';
import { findDraft } from './drafts.ts';
import { findOrganisationData } from './organisations.ts';
import { rolesOf } from './persons.ts';
import { noteSwitches } from './table-switches.ts';

/** A report and which one it is. */
export type ReportIdentity = {
  /** `covid-premium/2022/11001` */
  readonly id: string;
  readonly definition: FormDefinition;
  readonly nis: string;
};

/** A signature as people see it. */
export type SignatureRecord = {
  readonly role: SignatoryRole;
  readonly signer: string;
  readonly name: string;
  readonly method: AuthenticationMethod;
  readonly signedAt: Date;
  readonly version: number;
  readonly contentHash: string;
};

/** The sending as people see it. */
export type DeliveryRecord = {
  readonly attempts: number;
  readonly reference: string | null;
  readonly receivedAt: Date | null;
};

/** A report as people see it: the current content, the signatures on it, the sending. */
export type ReportRecord = {
  readonly stage: Stage;
  readonly version: number;
  readonly contentHash: string;
  readonly content: Content;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly signatures: readonly SignatureRecord[];
  readonly delivery: DeliveryRecord | null;
};

/** The report with this id, or null when nothing was saved yet. */
export async function findReport(sql: Sql, id: string): Promise<ReportRecord | null> {
  const [row] = await sql<
    (Omit<ReportRecord, 'content' | 'signatures' | 'delivery'> & DeliveryRecord & { content: string })[]
  >`
    select r.stage, r.version, r.content_hash as "contentHash", v.content, v.saved_at as "savedAt", p.name as "savedBy",
      coalesce(d.attempts, 0) as attempts, d.reference, d.received_at as "receivedAt"
    from reports r
      join report_versions v on v.report_id = r.id and v.version = r.version
      join persons p on p.id = v.saved_by
      left join deliveries d on d.report_id = r.id and d.version = r.version
    where r.id = ${id}`;
  if (!row) return null;
  const { attempts, reference, receivedAt, content, ...report } = row;
  return {
    ...report,
    // The cast: only `writeSaved` writes this column, with a Content.
    content: JSON.parse(content) as Content,
    signatures: await signaturesOf(sql, id, row.version),
    delivery: attempts === 0 ? null : { attempts, reference, receivedAt },
  };
}

/** The content of one version of a report; null when there is none. */
export async function findContent(sql: Sql | Transaction, id: string, version: number): Promise<Content | null> {
  const [row] = await sql<{ content: string }[]>`
    select content from report_versions where report_id = ${id} and version = ${version}`;
  // The cast: only `writeEvent` writes this column, with a Content.
  return row ? (JSON.parse(row.content) as Content) : null;
}

/** The signatures on one version of a report. */
export function signaturesOf(sql: Sql, id: string, version: number): Promise<SignatureRecord[]> {
  return sql<SignatureRecord[]>`
    select role, signer, signer_name as name, method, signed_at as "signedAt", version, content_hash as "contentHash"
    from signatures where report_id = ${id} and version = ${version} and removed_at is null order by role`;
}

/** What FPS MI granted an organisation for a form, by field. */
export async function grantedTo(
  sql: Sql | Transaction,
  form: Pick<FormDefinition, 'id' | 'year'>,
  nis: string,
): Promise<Granted> {
  const rows = await sql<{ field: string; cents: bigint }[]>`
    select field, cents from advances where form = ${form.id} and year = ${form.year} and nis = ${nis}`;
  return Object.fromEntries(rows.map(({ field, cents }) => [field, Number(cents)]));
}

/** The report as its workflow must have it; `emptyReport` when nothing was saved yet. */
export async function loadReport(sql: Sql, id: string): Promise<Report> {
  const [row] = await sql<Omit<Report, 'signatures'>[]>`
    select r.sequence, r.version, r.content_hash as "contentHash", r.valid, d.reference, r.stage = 'accepted' as accepted
    from reports r left join deliveries d on d.report_id = r.id and d.version = r.version and r.stage in ('sent', 'accepted')
    where r.id = ${id}`;
  if (!row) return emptyReport;
  const signatures = await signaturesOf(sql, id, row.version);
  return { ...row, signatures: Object.fromEntries(signatures.map(({ role, signer }) => [role, signer])) };
}

/**
 * Lets the rules decide about a command and writes what follows, in one transaction: the facts that the rules see are
 * those of the moment of writing. The same command for the same report again gives the same answer. `stale` when the
 * database has had other events than `report`.
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
      await noteSwitches(transaction, identity.id, { before, after: content, ...command, at });
    }
    return outcome;
  });
}

/** The event that this command already led to, when the answer of an earlier try got lost; `stale` when it was another command. */
async function findCarriedOut(
  sql: Transaction,
  id: string,
  sequence: number,
  commandId: string,
): Promise<ReportEvent | 'stale' | null> {
  const [row] = await sql<{ sequence: number; command_id: string; details: ReportEvent }[]>`
    select sequence, command_id, details from audit_trail
    where subject = ${`report/${id}`} order by sequence desc limit 1`;
  const known = row?.sequence ?? 0;
  if (known === sequence) return null;
  if (row && known === sequence + 1 && row.command_id === commandId) return row.details;
  return 'stale';
}

async function readFacts(
  sql: Transaction,
  identity: ReportIdentity,
  report: Report,
  command: Command,
): Promise<{ facts: Facts; content: Content | null }> {
  const { id, definition, nis } = identity;
  const data = await findOrganisationData(sql, nis);
  const roles = 'by' in command ? await rolesOf(sql, command.by, nis) : [];
  let content: Content | null = null;
  let accountCurrent = true;
  let advanceCurrent = true;
  if (command.type === 'save' && data) {
    const draft =
      'typed' in command ? { typed: command.typed, formVersion: null } : await findDraft(sql, id, command.draft);
    if (draft) {
      const filledIn = await definitionFor(sql, identity, report, draft.formVersion);
      const values = completeValues(filledIn, draft.typed, await grantedTo(sql, filledIn, nis));
      const { id: form, year, version: formVersion } = filledIn;
      content = { form, year, formVersion, nis, values, account: data.account };
    }
  }
  if (command.type === 'sign') {
    const signed = await findContent(sql, id, report.version);
    accountCurrent = signed?.account.iban === data?.account.iban && signed?.account.bic === data?.account.bic;
    if (signed) {
      const filledIn = definitionOf(signed);
      advanceCurrent = isGranted(filledIn, signed.values, await grantedTo(sql, filledIn, nis));
    }
  }
  const facts: Facts = {
    roles,
    organisationComplete: data !== null,
    content: content && { contentHash: contentHash(content), valid: isValid(definitionOf(content), content.values) },
    accountCurrent,
    advanceCurrent,
    // What FPS MI returns can be corrected whatever the calendar says.
    formOpen:
      (await isFormOpen(sql, { form: definition.id, year: definition.year })) ||
      (await findOpenReturn(sql, id)) !== null,
    decision: command.type === 'accept' || command.type === 'return' ? await decisionStatus(sql, id, command) : null,
  };
  return { facts, content };
}

/** A report keeps the version of its form with which it was filled in first, also when there is a newer one by now. */
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
          -- What was sent stays signed, also when FPS MI returned it.
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
