import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { connect, type Sql } from '#database/connection.ts';
import { beginAttempt, deliveriesUnderWay } from '#database/deliveries.ts';
import { publishKey } from '#database/delivery-keys.ts';
import { database as application, grants, owner, roles, type ServiceRole } from '#database/grants.ts';
import type { LoginRole, RoleDatabase } from '#database/login-roles.ts';
import { prepareDatabase } from '#database/migrate.ts';
import type { Grants } from '#database/privileges.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import {
  database as ministryDatabase,
  grants as ministryGrants,
  owner as ministryOwner,
  roles as ministryRoles,
} from '#services/fps-mi/database/grants.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import {
  type FreshDatabase,
  type FreshMinistryDatabase,
  freshDatabase,
  freshMinistryDatabase,
} from '#test/support/database.ts';
import { addHandler } from '#test/support/ministry.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';

let database: FreshDatabase;
let ministry: FreshMinistryDatabase;
const nis = '11001';
const reportId = `covid-premium/2022/${nis}`;
/** What a refusal says, by SQLSTATE: no privilege. */
const REFUSED = { code: '42501' };

/** A report that both have signed, its delivery under way, and what else a service could be tempted to change. */
beforeAll(async () => {
  [database, ministry] = await Promise.all([freshDatabase(), freshMinistryDatabase()]);
  const { sql } = database;
  const by = await addPerson(sql, nis, ['editor', 'chair']);
  await fillInOrganisation(sql, nis, by);
  const identity = { id: reportId, definition: covidPremium2022, nis };
  const draft = await draftOf(sql, reportId, { justifiedTotal: 100 }, by);
  await carryOut(sql, identity, { type: 'save', commandId: randomUUID(), by, basedOn: 0, draft });
  await publishKey(sql, { kid: 'key', kty: 'EC' });
  await beginAttempt(sql, reportId, 1, 'key');
  await sql`
    insert into commands (id, report_id, nis, type, person_id, role, session, method, authenticated_at, version, hash)
    select each, ${reportId}, ${nis}, 'save', ${by}, 'editor', '', 'eid', now(), 0, '' from unnest('{open,ended,refused}'::text[]) each`;
  await sql`update commands set outcome = '{"type":"accepted"}', ended_at = now() where id = 'ended'`;
  await sql`update commands set outcome = '{"type":"refused"}', ended_at = now() where id = 'refused'`;
});
afterAll(() => Promise.all([database.drop(), ministry.drop()]));

/** Every privilege on a schema, its tables, columns, sequences and functions, and on the database, of any role but the owner. */
async function privilegesIn(sql: Sql, schema: string, ownerName: string): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with objects (thing, acl) as (
      select 'database', coalesce(datacl, acldefault('d', datdba)) from pg_database where datname = current_database()
      union all select 'schema ' || nspname, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace
        where nspname in (${schema}, 'public')
      union all select relname, coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
        from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'v', 'm', 'S', 'p', 'f')
      union all select relname || '.' || attname, attacl from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = ${schema}::regnamespace and attacl is not null
      union all select 'function ' || proname, coalesce(proacl, acldefault('f', proowner)) from pg_proc
        where pronamespace = ${schema}::regnamespace)
    select thing || ': ' || case grantee when 0 then 'public' else grantee::regrole::text end || ' '
      || lower(privilege_type) || case when is_grantable then ' with grant option' else '' end as line
    from objects, aclexplode(acl) where grantee::regrole::text not in (${ownerName}, 'pg_database_owner')`;
  return rows.map(({ line }) => line).sort();
}

/** The same, as the list says it. */
function listedPrivileges<Name extends string>(
  given: Grants<Name>,
  named: Readonly<Record<Name, LoginRole>>,
  { schema }: RoleDatabase,
): string[] {
  const lines: string[] = [];
  for (const { name } of Object.values<LoginRole>(named))
    lines.push(`database: ${name} connect`, `schema ${schema}: ${name} usage`);
  for (const [table, byRole] of Object.entries<Readonly<Partial<Record<string, string>>>>(given)) {
    for (const [key, { name }] of Object.entries<LoginRole>(named)) {
      for (const [, privilege = '', columns] of (byRole[key] ?? '').matchAll(/(\w+)(?:\s*\(([^)]*)\))?(?:,\s*|$)/g)) {
        const things =
          columns === undefined ? [table] : columns.split(',').map((column) => `${table}.${column.trim()}`);
        lines.push(...things.map((thing) => `${thing}: ${name} ${privilege}`));
      }
    }
  }
  return lines.sort();
}

describe('the privileges in PostgreSQL are those that are listed', () => {
  it('in the database of the application', async () => {
    const found = await privilegesIn(database.sql, application.schema, owner.name);
    expect(found).toEqual(listedPrivileges(grants, roles, application));
  });

  it('in the database of the ministry', async () => {
    const found = await privilegesIn(ministry.sql, ministryDatabase.schema, ministryOwner.name);
    expect(found).toEqual(listedPrivileges(ministryGrants, ministryRoles, ministryDatabase));
  });

  it('also after someone granted more, once the database is prepared again', async () => {
    const own = await freshDatabase();
    await own.sql`grant update (hash) on audit_trail to ${own.sql(roles.web.name)}`;
    await own.sql`grant all on sessions to public`;
    await own.sql`create table forgotten (id int)`;
    await own.sql`alter table forgotten owner to ${own.sql(owner.name)}`;
    await prepareDatabase(own.as('owner'));
    const found = await privilegesIn(own.sql, application.schema, owner.name);
    expect(found).toEqual(listedPrivileges(grants, roles, application));
    await own.drop();
  });

  it('and no role has an attribute that would let it do more', async () => {
    const names = [owner, ministryOwner, ...Object.values(roles), ...Object.values(ministryRoles)].map(
      ({ name }) => name,
    );
    const found = await database.sql<{ name: string; more: boolean; member: boolean }[]>`
      select rolname as name, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as more,
        exists (select from pg_auth_members where pg_auth_members.member = pg_roles.oid) as member
      from pg_roles where rolname in ${database.sql(names)} order by rolname`;
    expect(found).toEqual([...names].sort().map((name) => ({ name, more: false, member: false })));
  });
});

const services = ['web', 'reports', 'notifier', 'operator'] as const satisfies readonly ServiceRole[];
/** Each of them, but these. */
const allBut = (...names: readonly ServiceRole[]) => services.filter((name) => !names.includes(name));

/** What a role must not do, in words, and the roles that are refused. */
const refused: readonly (readonly [string, readonly ServiceRole[], string])[] = [
  ['run a program on the server', services, `copy (select 1) to program 'cat'`],
  ['read a file of the server', services, `select pg_read_file('PG_VERSION')`],
  ['list the files of the server', services, `select pg_ls_dir('.')`],
  ['write a file of the server', services, `copy (select 1) to '/tmp/written'`],
  ['read the hashes of passwords', services, 'select rolpassword from pg_authid'],
  ['make a role', services, 'create role intruder'],
  ['become the owner', services, `set role ${owner.name}`],
  ['become another service', allBut('reports'), `set role ${roles.reports.name}`],
  ['switch triggers off', services, `set session_replication_role = replica`],
  ['make a table', services, 'create table intruder (id int)'],
  ['make a table in the schema public', services, 'create table public.intruder (id int)'],
  ['make a temporary table', services, 'create temporary table intruder (id int)'],
  ['make a function', services, `create function intruder() returns int language sql as 'select 1'`],
  ['take over a table', services, `alter table reports owner to ${roles.web.name}`],
  ['disable a trigger', services, 'alter table audit_trail disable trigger audit_trail_is_append_only'],
  ['drop a trigger', services, 'drop trigger audit_trail_is_append_only on audit_trail'],
  [
    'replace a trigger function',
    services,
    `create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'`,
  ],
  ['change the audit trail', services, `update audit_trail set details = '{}'`],
  ['shorten the audit trail', services, 'delete from audit_trail'],
  ['empty the audit trail', services, 'truncate audit_trail'],
  ['change a checkpoint', services, `update checkpoints set seal = ''`],
  ['delete a checkpoint', services, 'delete from checkpoints'],
  ['change a head of a checkpoint', services, 'update checkpoint_heads set rows = 1'],
  [
    'write a checkpoint',
    allBut('notifier'),
    `insert into checkpoints (day, seal, hash, made_at) values ('2026-11-20', '', '${'0'.repeat(64)}', now())`,
  ],
  ['write an event of a report', allBut('reports'), insertAudit(`report/${reportId}`)],
  ['write an event of a campaign', allBut('reports'), insertAudit('campaign/covid-premium/2022')],
  ['write an event of an organisation', allBut('web', 'reports'), insertAudit(`organisation/${nis}`)],
  [
    'add a signature',
    allBut('reports'),
    `insert into signatures (report_id, version, role, content_hash, signer, signer_name, method, signed_at) select '${reportId}', 1, 'chair', '', id, name, 'eid', now() from persons`,
  ],
  ['give a signature another signer', services, 'update signatures set signer = gen_random_uuid()'],
  ['delete a signature', services, 'delete from signatures'],
  [
    'add a content',
    allBut('reports'),
    `insert into report_versions select report_id, 2, content, content_hash, saved_at, saved_by from report_versions`,
  ],
  ['change a content', services, `update report_versions set content = '{}'`],
  ['delete a content', services, 'delete from report_versions'],
  ['change the state of a report', allBut('reports'), `update reports set stage = 'sent'`],
  ['delete a report', services, 'delete from reports'],
  [
    'record a command',
    allBut('web'),
    `insert into commands (id, report_id, nis, type, person_id, role, session, method, authenticated_at, version, hash) select 'made up', report_id, nis, type, person_id, role, session, method, authenticated_at, version, hash from commands where id = 'open'`,
  ],
  [
    'record a command that has ended already',
    services,
    `insert into commands (id, outcome, ended_at) values ('made up', '{}', now())`,
  ],
  [
    'close a command',
    allBut('reports'),
    `update commands set outcome = '{"type":"accepted"}', ended_at = now() where id = 'open'`,
  ],
  [
    'open an accepted command again',
    allBut('reports'),
    `update commands set outcome = null, ended_at = null where id = 'ended'`,
  ],
  ['give an accepted command another session', services, `update commands set session = 'made up' where id = 'ended'`],
  ['give an accepted command another proof', services, `update commands set proof = '{}' where id = 'ended'`],
  ['delete a command that has ended', services, `delete from commands where id = 'ended'`],
  ['withdraw a command', allBut('web'), `delete from commands where id = 'open'`],
  ['give a command another content', services, `update commands set hash = 'another'`],
  [
    'record an attempt to deliver',
    allBut('notifier'),
    `insert into delivery_attempts (report_id, version, number, kid) values ('${reportId}', 1, 2, 'key')`,
  ],
  [
    'record an acknowledgement',
    allBut('notifier'),
    `update delivery_attempts set reference = 'COV', received_at = now()`,
  ],
  [
    'put an acknowledgement on a delivery',
    allBut('reports'),
    `update deliveries set reference = 'COV', received_at = now()`,
  ],
  ['forget a delivery', services, 'delete from deliveries'],
  ['publish a key', allBut('notifier'), `insert into delivery_keys (kid, public_key) values ('made-up', '{}')`],
  ['exchange a key', services, `update delivery_keys set public_key = '{}'`],
  ['revoke a key', allBut('operator'), 'update delivery_keys set revoked_at = now()'],
  [
    'record a decision of FPS MI',
    allBut('notifier'),
    `insert into decisions (id, report_id, version, reference, type, handler, handler_name, decided_at) values (gen_random_uuid(), '${reportId}', 1, 'COV', 'accept', gen_random_uuid(), '', now())`,
  ],
  ['mark a decision as carried out', allBut('reports'), 'update decisions set carried_out_at = now()'],
  [
    'grant an amount',
    allBut('reports'),
    `insert into advances (form, year, nis, field, cents) values ('covid-premium', 2022, '${nis}', 'x', 1)`,
  ],
  [
    'open a campaign',
    allBut('reports'),
    `insert into campaigns select 'covid-premium', 2022, now(), now(), now(), '{}', 1`,
  ],
  ['grant a role', allBut('web'), `insert into roles (person_id, nis, role) select id, '${nis}', 'dpo' from persons`],
  ['prolong a role', services, `update roles set ends_on = null`],
  ['give a role to another person', services, 'update roles set person_id = gen_random_uuid()'],
  ['change an account', allBut('web'), `update organisation_data set iban = 'BE71096123456769'`],
  ['rename an organisation', services, `update organisations set name_nl = 'another'`],
  ['turn a person into another one', services, `update persons set subject = 'another'`],
  [
    'give a person a verified address',
    allBut('web'),
    `update persons set email = 'a@b.example', email_verified = true`,
  ],
  ['read sessions', allBut('web'), 'select token_hash from sessions'],
  ['begin a session', allBut('web'), 'insert into sessions (token_hash) values (1)'],
  ['read drafts', allBut('web', 'reports'), 'select typed from drafts'],
  ['read the token of an invitation', allBut('web', 'notifier'), 'select token_hashes from invitations'],
  [
    'mark a mail as sent',
    allBut('notifier'),
    `insert into mails (message_id, kind, recipient) values ('1', 'list', 'x')`,
  ],
  ['hold back a notice', allBut('notifier'), 'update notices set sent_at = now()'],
  ['change which migrations ran', services, `update migrations set sha256 = ''`],
];

function insertAudit(subject: string): string {
  return `insert into audit_trail (subject, sequence, at, action, details, command_id, previous_hash, hash)
    values ('${subject}', 1000, now(), 'signed', '{}', 'x', '', '')`;
}

describe('PostgreSQL refuses a service that was taken over', () => {
  it.each(refused)('to %s', async (_, names, statement) => {
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      // The driver knows the role: a failure names it.
      await expect(tryOut(database.as(name), statement), name).rejects.toMatchObject(REFUSED);
    }
  });

  it('to connect to the database of the ministry, and the ministry to that of the application', async () => {
    const refusal = { code: '42501', message: expect.stringContaining('permission denied for database') };
    for (const name of [...services, 'owner'] as const) {
      await expect(connected(database.urlAs(name), ministry.url), name).rejects.toMatchObject(refusal);
    }
    for (const name of ['service', 'owner'] as const) {
      await expect(connected(ministry.urlAs(name), database.url), name).rejects.toMatchObject(refusal);
    }
  });
});

describe('the runbook', () => {
  it('has only statements that its roles may run: the operator, and the owner at the ministry', async () => {
    const text = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const fences = /```(\w*)\n(.*?)```/gs;
    const blocks = [...text.matchAll(fences)].flatMap(([, language, block = '']) =>
      language === 'sql' ? [block] : [],
    );
    const spans = [...text.replaceAll(fences, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
    const statements = [...blocks, ...spans]
      .flatMap((each) => each.split(';'))
      .filter((each) => /^\s*(select|insert|update|delete)\s/.test(each));
    expect(statements.length).toBeGreaterThan(3);
    // As in psql: without a search path of its own.
    const people = [database.urlAs('operator'), ministry.urlAs('owner')].map((url) => postgres(url, { max: 1 }));
    const [operator, ministryOwner] = people;
    for (const statement of statements) {
      const sql = statement.includes('fps_mi.') ? ministryOwner : operator;
      const run = sql?.begin(async (transaction) => {
        await transaction.unsafe(statement.replaceAll("'...'", "'2026-01-01'"));
        return 'allowed';
      });
      await expect(run, statement).resolves.toBe('allowed');
    }
    await Promise.all(people.map((sql) => sql.end()));
  });

  it('lets the operator run the commands', async () => {
    const sql = database.as('operator');
    expect(await verifyAuditTrail(sql)).toMatchObject({ faults: [] });
    expect(await deliveriesUnderWay(sql)).toEqual([]);
  });
});

/** Runs a statement and undoes it. */
async function tryOut(sql: Sql, statement: string): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction.unsafe(statement);
    throw new Error(`it was not refused: ${statement}`);
  });
}

/** Connects as the role of one address to the database of another one. */
async function connected(role: string, to: string): Promise<void> {
  const url = new URL(role);
  url.pathname = new URL(to).pathname;
  const sql = connect(url.href, { schema: 'public', max: 1 });
  try {
    await sql`select 1`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** What the ministry's service must not do. */
const refusedAtMinistry: readonly (readonly [string, string])[] = [
  [
    'admit a case handler',
    `insert into handlers (issuer, subject, name, email, language) values ('', '', '', '', 'nl')`,
  ],
  ['admit a case handler who left', 'update handlers set withdrawn_at = null'],
  ['turn a case handler into another one', `update active_handlers set subject = 'another'`],
  ['change a received report', 'update received_reports set payable = 1'],
  ['replace a seal', `update received_reports set seal = 'another'`],
  ['delete a received report', 'delete from received_reports'],
  ['change a checkpoint', `update checkpoints set seal = ''`],
  ['delete a checkpoint', 'delete from checkpoints'],
  ['change who decided', 'update decisions set handler = gen_random_uuid()'],
  ['delete a decision', 'delete from decisions'],
  ['change the amount of a payment', 'update payments set amount = 1'],
  ['take a report out of a batch', 'delete from payments'],
  ['change who prepared a batch', 'update payment_batches set prepared_by = gen_random_uuid()'],
  ['delete a batch', 'delete from payment_batches'],
  [
    'release a batch that is released already',
    `update payment_batches set file = 'another' where released_at is not null`,
  ],
  [
    'prepare a batch again that was released',
    `update payment_batches set released_by = null, released_at = null, file = null where released_at is not null`,
  ],
  ['disable a trigger', 'alter table payment_batches disable trigger all'],
  ['drop a constraint', 'alter table payment_batches drop constraint payment_batches_check'],
  ['run a program on the server', `copy (select 1) to program 'cat'`],
  ['become the owner', `set role ${ministryOwner.name}`],
];

describe("PostgreSQL refuses the ministry's service", () => {
  beforeAll(async () => {
    const { sql } = ministry;
    const [preparer, releaser] = [await addHandler(sql), await addHandler(sql)];
    await sql`
      insert into payment_batches (id, execute_on, payer, count, total, prepared_by, released_by, released_at, file)
      values (gen_random_uuid(), now(), '{}', 1, 1, ${preparer}, ${releaser}, now(), 'file')`;
  });

  it.each(refusedAtMinistry)('to %s', async (_, statement) => {
    await expect(tryOut(ministry.as('service'), statement)).rejects.toMatchObject(REFUSED);
  });
});
