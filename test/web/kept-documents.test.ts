import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { Piscina } from 'piscina';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { ReportIdentity } from '#database/carry-out.ts';
import { findCurrentDocument } from '#database/documents.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { findReport } from '#database/reports.ts';
import { beginSession } from '#database/sessions.ts';
import { covidPremium2022 as definition } from '#forms/2022/covid-premium.ts';
import { mailAbout } from '#services/notifier/report-mails.ts';
import type { Mail } from '#services/notifier/smtp.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { hasLink, origin, visitor } from '#test/support/visitor.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let app: Hono<SiteEnv>;
const errors: [object, string][] = [];
const events: object[] = [];
const log = {
  error: (facts: object, message: string) => errors.push([facts, message]),
  info: () => {},
  warn: (facts: object) => events.push(facts),
};
/** How often a thread was asked to make a document. */
const drawings = vi.spyOn(Piscina.prototype, 'run');

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
});
afterAll(() => database?.drop());

let identity: ReportIdentity;
let organisation: Organisation;
let people: Record<'officer' | 'chair' | 'generalDirector', string>;

beforeEach(async () => {
  const { sql } = database;
  const nis = nextOrganisation();
  const found = await findOrganisation(sql, nis);
  if (found === undefined) throw new Error(nis);
  organisation = found;
  identity = { id: `covid-premium/2022/${nis}`, definition, nis };
  people = {
    officer: await addPerson(sql, nis, ['editor']),
    chair: await addPerson(sql, nis, ['chair']),
    generalDirector: await addPerson(sql, nis, ['generalDirector']),
  };
  await fillInOrganisation(sql, nis, people.officer);
  app = siteFor(sql);
  errors.length = 0;
  events.length = 0;
  drawings.mockClear();
});

async function save(cents: number, basedOn: number): Promise<void> {
  const { sql } = database;
  const draft = await draftOf(sql, identity.id, { justifiedTotal: cents }, people.officer);
  const command = { type: 'save', commandId: randomUUID(), by: people.officer, basedOn, draft } as const;
  expect(await carryOut(sql, identity, command)).toMatchObject({ outcome: { type: 'accepted' } });
}

/** Both sign the report and FPS MI receives it. @returns the number of the event */
async function receive(): Promise<number> {
  const { sql } = database;
  for (const as of ['chair', 'generalDirector'] as const) {
    const report = await findReport(sql, identity.id);
    const { version = 0, contentHash = '' } = report ?? {};
    const sign = {
      type: 'sign',
      commandId: randomUUID(),
      by: people[as],
      as,
      method: 'eid',
      version,
      contentHash,
    } as const;
    expect(await carryOut(sql, identity, sign)).toMatchObject({ outcome: { type: 'accepted' } });
  }
  const version = (await findReport(sql, identity.id))?.version ?? 0;
  const receipt = { reference: `COV-2022-${identity.nis}-1`, receivedAt: new Date().toISOString() };
  await sql`insert into deliveries (report_id, version, attempts) values (${identity.id}, ${version}, 1)`;
  const { report } = await carryOut(sql, identity, { type: 'receive', version, ...receipt });
  return report.sequence;
}

async function print(options: { language?: string; by?: string } = {}) {
  const { language = 'nl', by = people.officer } = options;
  const token = await beginSession(database.sql, { personId: by, method: 'eid', idToken: 'none' });
  const response = await app.request(`${origin}/organisations/${identity.nis}/reports/covid-premium/2022/print`, {
    headers: { Cookie: `language=${language}; session=${token}` },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The mails about an event, as the notifier sends them. */
async function mailsAbout(sequence: number): Promise<Mail[]> {
  const sent: Mail[] = [];
  const sendMail = (mail: Mail) => {
    sent.push(mail);
    return Promise.resolve('sent' as const);
  };
  const dependencies = {
    sql: database.sql,
    sendMail,
    log: pino({ level: 'silent' }),
    webUrl: origin,
    ministryEmail: 'x@fps-mi.example',
  };
  const waiting = { ...dependencies, now: () => new Date(), quietMinutes: 10 };
  await mailAbout(waiting, { report: identity.id, sequence }, randomUUID());
  return sent;
}

const stored = () => database.sql<{ bytes: Buffer; sha256: string; language: string; status: string }[]>`
  select bytes, sha256, language, status from documents where report_id = ${identity.id} order by status, language`;

it('makes the document of a received report once per language, and serves and attaches the same bytes', async () => {
  await save(2_500, 0);
  const sequence = await receive();
  const mails = await mailsAbout(sequence);
  const [toContact, ...toUsers] = mails.toSorted((one, other) => one.attachments.length - other.attachments.length);
  expect(toContact?.to.address).toBe('an@ocmw.example');
  expect(toContact?.attachments).toEqual([]);
  expect(toUsers).toHaveLength(3);
  const shown = await print();
  const again = await print();
  const attached = toUsers.map(({ attachments }) => attachments[0]?.content);
  for (const bytes of [again.bytes, ...attached]) expect(bytes?.equals(shown.bytes)).toBe(true);
  expect(drawings).toHaveBeenCalledTimes(1);

  const french = await print({ language: 'fr' });
  expect(french.bytes.equals(shown.bytes)).toBe(false);
  expect((await print({ language: 'fr' })).bytes.equals(french.bytes)).toBe(true);
  expect(drawings).toHaveBeenCalledTimes(2);
  const rows = await stored();
  expect(rows.map(({ language, status }) => `${language} ${status}`)).toEqual(['fr sent', 'nl sent']);
});

it('makes a document once when several ask for it at the same time', async () => {
  await save(2_500, 0);
  await receive();
  const answers = await Promise.all([print(), print(), print(), print()]);
  for (const { bytes } of answers) expect(bytes.equals(answers[0].bytes)).toBe(true);
  expect(drawings).toHaveBeenCalledTimes(1);
  expect(await stored()).toHaveLength(1);
});

it('keeps the document that was there first when another process made one meanwhile', async () => {
  const { sql } = database;
  await save(2_500, 0);
  await receive();
  const request = { reportId: identity.id, organisation, language: 'nl' } as const;
  // Another process keeps its document after this one has looked, and before it keeps its own.
  const other = Buffer.from('%PDF- of the other process');
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', other)).toString('hex');
  drawings.mockImplementationOnce(async function (this: Piscina, task, options) {
    await sql`insert into documents ${sql({ report_id: identity.id, version: 1, status: 'sent', language: 'nl', bytes: other, sha256, made_at: new Date() })}`;
    return await this.run(task, options);
  });
  const document = await documentOfReport({ sql, log, webUrl: origin }, request);
  expect(Buffer.from(document?.bytes ?? []).equals(other)).toBe(true);
  expect(await stored()).toHaveLength(1);
});

it('gives a document to nobody before it is kept, and makes it again after a failure in between', async () => {
  const { sql } = database;
  await save(2_500, 0);
  await receive();
  await sql.unsafe(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'the disk is gone'; end $$;
    create trigger refuse before insert on documents for each row execute function refuse()`);
  const failed = await print();
  expect([failed.status, failed.bytes.includes('%PDF-')]).toEqual([500, false]);
  expect(await stored()).toHaveLength(0);
  await sql.unsafe('drop trigger refuse on documents; drop function refuse()');
  const answer = await print();
  expect([answer.status, (await stored())[0]?.bytes.equals(answer.bytes)]).toEqual([200, true]);
});

it('draws a report that is not received each time, and keeps nothing', async () => {
  await save(2_500, 0);
  const first = await print();
  expect(first.headers.get('Cache-Control')).toBe('no-store');
  await save(5_000, 1);
  const second = await print();
  expect(second.bytes.equals(first.bytes)).toBe(false);
  expect(drawings).toHaveBeenCalledTimes(2);
  expect(await stored()).toHaveLength(0);
});

it('makes another document when the report is accepted, and keeps the one that was mailed', async () => {
  await save(2_500, 0);
  await receive();
  const sent = await print();
  await database.sql`update reports set stage = 'accepted' where id = ${identity.id}`;
  const accepted = await print();
  await withPdf(new Uint8Array(accepted.bytes), async (pdf) => {
    expect(await wordsOf(await pdf.getPage(1))).toContain('aanvaard door de POD MI');
  });
  const rows = await stored();
  expect(rows.map(({ status }) => status)).toEqual(['accepted', 'sent']);
  expect(rows[1]?.bytes.equals(sent.bytes)).toBe(true);
});

it('never serves altered bytes: it restores the document and logs it', async () => {
  const { sql } = database;
  await save(2_500, 0);
  await receive();
  const request = { reportId: identity.id, organisation, language: 'nl' } as const;
  const before = await documentOfReport({ sql, log, webUrl: origin }, request);
  const hash = (await findCurrentDocument(sql, identity.id, 'nl'))?.sha256;
  await sql`update documents set bytes = set_byte(bytes, 1000, (get_byte(bytes, 1000) + 1) % 256) where report_id = ${identity.id}`;
  const after = await documentOfReport({ sql, log, webUrl: origin }, request);
  expect(Buffer.from(after?.bytes ?? []).equals(Buffer.from(before?.bytes ?? [0]))).toBe(true);
  const document = `${identity.id}/1/sent/nl`;
  const facts = { document, kept: hash, made: hash };
  expect(errors).toEqual([[facts, 'a kept document was altered; it is restored']]);
  const event = { event: 'document-read', on: { document }, result: 'refused', reason: 'altered' };
  expect(events).toEqual([{ security: true, who: { type: 'unknown' }, ...event }]);
  expect((await findCurrentDocument(sql, identity.id, 'nl'))?.sha256).toBe(hash);
  // From now on it is served without being made again.
  drawings.mockClear();
  await documentOfReport({ sql, log, webUrl: origin }, request);
  expect(drawings).not.toHaveBeenCalled();
});

it('replaces altered bytes that cannot be restored, and logs both hashes', async () => {
  const { sql } = database;
  await save(2_500, 0);
  await receive();
  const request = { reportId: identity.id, organisation, language: 'nl' } as const;
  await documentOfReport({ sql, log, webUrl: origin }, request);
  // As if an earlier version of the program had made it, with other bytes.
  const earlier = 'a'.repeat(64);
  await sql`update documents set sha256 = ${earlier} where report_id = ${identity.id}`;
  const document = await documentOfReport({ sql, log, webUrl: origin }, request);
  const kept = await findCurrentDocument(sql, identity.id, 'nl');
  expect(Buffer.from(kept?.bytes ?? []).equals(Buffer.from(document?.bytes ?? [0]))).toBe(true);
  expect(errors.map(([facts]) => facts)).toMatchObject([{ kept: earlier, made: kept?.sha256 }]);
});

it('lets no browser keep the document: "back" shows it without asking, also after logging out', async () => {
  await save(2_500, 0);
  await receive();
  const answer = await print();
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const stranger = await addPerson(database.sql, nextOrganisation(), ['editor']);
  expect((await print({ by: stranger })).status).toBe(404);
});

it('attaches nothing to a late mail when the report is in another version meanwhile', async () => {
  const { sql } = database;
  await save(2_500, 0);
  const sequence = await receive();
  await sql`
    insert into report_versions select report_id, 2, content, content_hash, saved_at, saved_by from report_versions
    where report_id = ${identity.id}`;
  await sql`update reports set version = 2, stage = 'filledIn' where id = ${identity.id}`;
  const mails = await mailsAbout(sequence);
  expect(mails.map(({ attachments }) => attachments.length)).toEqual([0, 0, 0, 0]);
});

it('puts the documents of a year into one zip file, as they are kept', async () => {
  await save(2_500, 0);
  const officer = await visitor(app, database.sql, people.officer);
  const path = `/organisations/${identity.nis}/years/2022/documents.zip`;
  expect(await officer.get(path)).toMatchObject({ status: 303, location: `/organisations/${identity.nis}` });
  await receive();
  const zip = await fromBufferPromise(Buffer.from(await officer.bytes(path)), { lazyEntries: true, autoClose: false });
  const files: { name: string; bytes: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    files.push({ name: entry.fileName, bytes: await buffer(await zip.openReadStreamPromise(entry)) });
  }
  expect(hasLink(await officer.get(`/organisations/${identity.nis}`), path)).toBe(true);
  expect(files.map(({ name }) => name)).toEqual([`covid-premium-2022-${identity.nis}.pdf`]);
  expect(files[0]?.bytes.equals((await print()).bytes)).toBe(true);
  expect((await officer.get(path.replace('2022', '2021'))).status).toBe(303);
  const stranger = await visitor(app, database.sql, await addPerson(database.sql, nextOrganisation(), ['editor']));
  expect((await stranger.get(path)).status).toBe(404);
});
