import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { calculateJwkThumbprint } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrganisation } from '#database/organisations.ts';
import { covidPremium2022 as definition } from '#forms/2022/covid-premium.ts';
import { languages } from '#forms/definition.ts';
import { listen } from '#services/process.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, seal } from '#services/sealing.ts';
import { readKeys, saveKeys } from '#services/verify-document/keys-file.ts';
import { verifyDocument } from '#services/verify-document/verify-document.ts';
import { startAlteredIssuer } from '#test/support/altered-issuer.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { DELIVERY_KEY, startMinistry } from '#test/support/ministry.ts';
import { organisationsInTurn } from '#test/support/people.ts';
import { identityKey, signingSite } from '#test/support/proofs.ts';
import { type ReceivedVersion, receivedReport } from '#test/support/received-report.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { type Answer, elements, inputValue, origin, visitor, words } from '#test/support/visitor.ts';
import { renderReport } from '#web/document/render-report.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import { formatCode } from '#web/document/verification-code.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { rateLimitsSchema } from '#web/site/rate-limits.ts';
import { textsIn } from '#web/text/texts.ts';
import { drawingOf } from '#web/verification/draw-again.ts';
import { type PrintFacts, sealedPayloadSchema } from '#web/verification/reading.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
const LOCAL = { host: '127.0.0.1', port: 0 };
const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => logged.push(line) });

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql, { log });
});
afterAll(() => database?.drop());

const anyone = async (language = 'nl') => await visitor(app, database.sql, undefined, language);
const ask = async (reference: string, code: string): Promise<Answer> =>
  await (await anyone()).post('/verify', { reference, code });
const send = async (bytes: Uint8Array, language = 'nl'): Promise<Answer> =>
  await (await anyone(language)).upload('/verify/file', new File([new Uint8Array(bytes)], 'report.pdf'));
const received = async (cents = 123_450) => {
  const report = await receivedReport(database.sql, nextOrganisation());
  return { report, sent: await report.receive(cents) };
};

async function documentOf({ id, nis }: { id: string; nis: string }): Promise<Uint8Array> {
  const organisation = await findOrganisation(database.sql, nis);
  if (organisation === undefined) throw new Error(nis);
  const request = { reportId: id, organisation, language: 'nl' } as const;
  const document = await documentOfReport({ sql: database.sql, log, webUrl: origin }, request);
  return document?.bytes ?? new Uint8Array();
}

const titles = textsIn('nl').verify;

const payloadIn = (jws: string): string => Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8');

/** A document with this seal, as FPS MI makes it. */
async function documentWith(jws: string, changed: Partial<PrintFacts> = {}): Promise<Uint8Array> {
  const report = { ...sealedPayloadSchema.parse(JSON.parse(payloadIn(jws))), code: '', kid: '', sealedAt: new Date() };
  const drawing = drawingOf(
    report,
    {
      stage: 'sent',
      language: 'fr',
      reference: 'COV-2022-11001-1',
      receivedAt: '2026-11-26T10:00:00.000Z',
      printedAt: '2026-11-26T10:00:00.000Z',
      savedAt: '2026-11-26T09:00:00.000Z',
      savedBy: null,
      webUrl: origin,
      ...changed,
    },
    jws,
  );
  if (drawing === null) throw new Error('unknown organisation');
  return await renderReport({ ...drawing, definition });
}

describe('with the reference and the code', () => {
  it('anyone sees what was signed, by whom, and that FPS MI has it', async () => {
    const { report, sent } = await received();
    const form = await (await anyone()).get(`/verify?reference=${sent.reference}&code=${sent.code}`);
    expect([inputValue(form, 'reference'), inputValue(form, 'code')]).toEqual([sent.reference, formatCode(sent.code)]);
    // The form alone says nothing: programs that preview links load it.
    expect(words(form)).not.toMatch(/Müller|1\.234,50/);
    const answer = await ask(sent.reference.toLowerCase(), ` ${formatCode(sent.code).toLowerCase()} `);
    expect(answer.status).toBe(200);
    const shown = words(answer);
    expect(shown).toContain(titles.confirmed.code.title);
    expect(shown).toContain(titles.standings.current);
    for (const text of [
      'Œdipe Müller',
      'Jan D’hondt',
      '€ 1.234,50',
      'BE68 5390 0754 7034',
      report.nis,
      sent.reference,
    ]) {
      expect(shown).toContain(text);
    }
  });

  it('a wrong code, an unknown reference and nonsense have the same answer, which shows nothing', async () => {
    const { sent } = await received();
    const other = await received();
    const wrong = sent.code.startsWith('0') ? `1${sent.code.slice(1)}` : `0${sent.code.slice(1)}`;
    const answers = [
      await ask(sent.reference, wrong),
      await ask('COV-2022-99999-1', sent.code),
      await ask(sent.reference, other.sent.code),
      await ask(sent.reference, ''),
      await ask('', ''),
    ];
    const said = answers.map((answer) => {
      expect(answer.status).toBe(422);
      // What was typed is the only difference.
      return words(answer).replaceAll(/\s+/g, ' ');
    });
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain(titles.refusals.unknown.title);
    expect(said[0]).not.toMatch(/Müller|1\.234|BE68/);
  });

  it('says that it was returned, and later which version replaced it', async () => {
    const { report, sent } = await received();
    await report.decide('return', sent.reference);
    const returned = words(await ask(sent.reference, sent.code));
    expect(returned).toContain(titles.outdated);
    expect(returned).toContain('teruggestuurd ter correctie op');
    expect(returned).toContain('€ 1.234,50');
    const newer = await report.receive(5_000);
    expect(words(await ask(sent.reference, sent.code))).toContain(`Vervangen door ${newer.reference}`);
    const current = words(await ask(newer.reference, newer.code));
    expect(current).toContain(titles.standings.current);
    expect(current).not.toContain(titles.outdated);
    await report.decide('accept', newer.reference);
    expect(words(await ask(newer.reference, newer.code))).toContain('Aanvaard door de POD MI op');
  });

  it('confirms nothing when the kept seal was altered, and logs it', async () => {
    const { report, sent } = await received();
    await database.sql`
      update sealed_deliveries set payload = replace(payload, '123450', '923450') where report_id = ${report.id}`;
    logged.length = 0;
    const answer = await ask(sent.reference, sent.code);
    expect(words(answer)).toContain(titles.refusals['kept-seal-invalid'].title);
    expect(words(answer)).not.toMatch(/Müller|9\.234/);
    const event = { event: 'document-verified', on: { report: report.id, version: 1 }, reason: 'kept-seal-invalid' };
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ report: report.id }, { security: true, ...event }]);
  });
});

describe('with the file', () => {
  let report: Awaited<ReturnType<typeof receivedReport>>;
  let sent: ReceivedVersion;
  let pdf: Uint8Array;
  beforeAll(async () => {
    ({ report, sent } = await received(987_654));
    pdf = await documentOf(report);
  });

  it('says in each language that it is unchanged', async () => {
    for (const language of languages) {
      const answer = await send(pdf, language);
      const text = textsIn(language).verify;
      expect(answer.status).toBe(200);
      expect(words(answer)).toContain(text.confirmed.identical.title);
      expect(words(answer)).toContain(sent.reference);
    }
  });

  it('confirms only the sealed data when a page was altered, and shows what was signed', async () => {
    const altered = Buffer.from(pdf);
    // The creation date: as any other change outside the seal.
    altered.write('D:1999', altered.indexOf('D:20'), 'latin1');
    const answer = words(await send(altered));
    expect(answer).toContain(titles.confirmed.sealed.title);
    expect(answer).toContain('€ 9.876,54');
  });

  it('recognises the document that FPS MI makes of the same delivery, which is not kept here', async () => {
    const { reference, receivedAt } = sent;
    const print = { reference, receivedAt: receivedAt.toISOString() };
    expect(words(await send(await documentWith(sent.jws, print)))).toContain(titles.confirmed.identical.title);
    // It says something else about the reception, or that FPS MI has accepted the report, which it has not.
    for (const change of [{ stage: 'accepted' }, { receivedAt: '2026-01-01T00:00:00.000Z' }] as const) {
      const answer = await send(await documentWith(sent.jws, { ...print, ...change }));
      expect(words(answer)).toContain(titles.confirmed.sealed.title);
    }
  });

  it('refuses what proves nothing, and says why', async () => {
    const foreignKey = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
    const payload = payloadIn(sent.jws);
    const [header, , signature] = sent.jws.split('.');
    const changed = payload.replace('Œdipe Müller', 'Eve Mallory');
    const cases: [keyof typeof titles.refusals, Uint8Array][] = [
      ['no-seal', pdf.slice(0, 1_500)],
      ['not-a-pdf', new TextEncoder().encode('not a document')],
      ['key-unknown', await documentWith(await seal(foreignKey, payload, 'key', new Date()))],
      ['seal-broken', await documentWith([header, Buffer.from(changed).toString('base64url'), signature].join('.'))],
      ['several-seals', Buffer.concat([pdf, await documentOf((await received()).report)])],
      ['file-missing', new Uint8Array()],
    ];
    for (const [refusal, bytes] of cases) {
      const answer = await send(bytes);
      expect([refusal, answer.status]).toEqual([refusal, 422]);
      expect([refusal, elements(answer, '[role=alert]')[0]?.textContent]).toEqual([
        refusal,
        expect.stringContaining(titles.refusals[refusal].title),
      ]);
      expect(words(answer)).not.toMatch(/Müller|Mallory|9\.876/);
    }
  });

  it('refuses a document into which the seal of another report was put', async () => {
    const other = await received(1_111);
    const report = sealedPayloadSchema.parse(JSON.parse(payloadIn(sent.jws)));
    // The pages and the attached content of this report, with the seal of the other one.
    const mixed = drawingOf(
      { ...report, code: '', kid: '', sealedAt: new Date() },
      {
        stage: 'sent',
        language: 'nl',
        reference: other.sent.reference,
        receivedAt: other.sent.receivedAt.toISOString(),
        printedAt: '2026-11-26T10:00:00.000Z',
        savedAt: '2026-11-26T09:00:00.000Z',
        savedBy: null,
        webUrl: origin,
      },
      other.sent.jws,
    );
    if (mixed === null) throw new Error('unknown organisation');
    const answer = await send(await renderReport({ ...mixed, definition }));
    expect(answer.status).toBe(422);
    expect(words(answer)).toContain(titles.refusals['content-differs'].title);
  });

  it('proves nothing with a revoked key, and is genuine but unknown after the delivery was lost', async () => {
    const { kid } = DELIVERY_KEY.publicKey;
    await database.sql`update delivery_keys set revoked_at = now() where kid = ${kid}`;
    try {
      expect(words(await send(pdf))).toContain(titles.refusals['key-revoked'].title);
      expect(words(await ask(sent.reference, sent.code))).toContain(titles.refusals['kept-seal-invalid'].title);
    } finally {
      await database.sql`update delivery_keys set revoked_at = null where kid = ${kid}`;
    }
    await database.sql`delete from sealed_deliveries where report_id = ${report.id}`;
    expect(words(await send(pdf))).toContain(titles.confirmed.elsewhere.title);
  });

  it('has a limit for the size of the file', async () => {
    const answer = await send(new Uint8Array(20 * 1024 * 1024 + 1));
    expect(words(answer)).toContain(titles.refusals['file-too-large'].title);
    expect((await send(new Uint8Array(21 * 1024 * 1024))).status).toBe(413);
  });
});

it('leads back to the form when another language is chosen on a page about a file', async () => {
  const answer = await (await anyone()).get('/verify/file');
  expect([answer.status, answer.location]).toEqual([303, '/verify']);
});

it('is limited: nobody tries codes all day', async () => {
  const limited = siteFor(database.sql, { log, rateLimits: rateLimitsSchema.parse('verify=3:3') });
  const guesser = await visitor(limited, database.sql);
  const answers: number[] = [];
  for (let guess = 0; guess < 5; guess += 1) {
    answers.push((await guesser.post('/verify', { reference: 'COV-2022-11001-1', code: '0'.repeat(20) })).status);
  }
  expect(answers).toEqual([422, 422, 422, 429, 429]);
  expect((await guesser.upload('/verify/file', new File(['%PDF-'], 'report.pdf'))).status).toBe(429);
  expect((await guesser.get('/verify')).status).toBe(200);
});

it('publishes the keys with which a document is verified offline, also those that were taken away', async () => {
  const { sent, report } = await received();
  const issuer = await startAlteredIssuer({ id: 'uniek-verslag', secret: clientSecret, url: origin });
  const ministry = await startMinistry({ issuer: issuer.issuer });
  const old = await calculateJwkThumbprint(identityKey);
  await ministry.sql`insert into identity_keys (thumbprint, key) values (${old}, ${ministry.sql.json({ ...identityKey })})`;
  const site = await listen(siteFor(database.sql, { issuer: issuer.issuer }), LOCAL);
  const fpsMi = await listen(ministry.app, LOCAL);
  const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-keys-'));
  try {
    const file = join(folder, 'keys.json');
    await saveKeys(`http://127.0.0.1:${site.port}`, `http://127.0.0.1:${fpsMi.port}`, file);
    const keys = await readKeys(file);
    expect(keys.identityKeys.map(({ publishedBy }) => publishedBy)).toEqual(['identity service', 'FPS MI']);
    // The proofs of the tests are those of another identity service, whose key FPS MI has seen.
    const asConfigured = { ...keys, identity: { ...keys.identity, issuer: signingSite.issuer } };
    const findings = await verifyDocument(await documentOf(report), asConfigured);
    expect(findings).toMatchObject({ verdict: 'genuine', print: { reference: sent.reference } });
    expect(findings.checks.map(({ result }) => result)).toEqual(['right', 'right', 'right', 'right', 'right', 'right']);
  } finally {
    await Promise.all([site.close(), fpsMi.close(), issuer.close(), ministry.close(), rm(folder, { recursive: true })]);
  }
});
