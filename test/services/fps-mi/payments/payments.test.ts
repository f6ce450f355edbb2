import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatDate, tidyDate } from '#forms/date.ts';
import { dayOf } from '#rules/calendar.ts';
import type { KeptProof } from '#rules/proof.ts';
import { nextPaymentDay } from '#services/fps-mi/payments/payment-days.ts';
import { confirmAs } from '#test/support/confirming.ts';
import {
  addHandler,
  cookieOf,
  deliver,
  delivery,
  grantAmounts,
  type Ministry,
  SITE_URL,
  startMinistry,
} from '#test/support/ministry.ts';
import { schemaErrors } from '#test/support/payment-schema.ts';
import { signingSite } from '#test/support/proofs.ts';
import { verifyProof } from '#web/site/identity-proof.ts';

// These tests use the pages of the ministry.
let ministry: Ministry;
/** A case handler who prepares payments. */
let preparer: Handler;
/** A case handler who releases them. */
let releaser: Handler;
const executeOn = nextPaymentDay(dayOf(new Date()));

const receiptSchema = z.object({ reference: z.string() });

type Handler = { id: string; cookie: string; subject: string };
type Fields = Record<string, string> | [string, string][];

beforeAll(async () => {
  ministry = await startMinistry();
  const enter = async (): Promise<Handler> => {
    const subject = randomUUID();
    const id = await addHandler(ministry.sql, { subject });
    return { id, subject, cookie: await cookieOf(ministry.sql, id) };
  };
  preparer = await enter();
  releaser = await enter();
});
afterAll(() => ministry?.close());
beforeEach(async () => {
  await ministry.sql`truncate payments, payment_batches, decisions, received_reports, serials restart identity cascade`;
});

/** Delivers and accepts a report. @returns its reference */
async function acceptedReport(nis: string, values: { justifiedTotal?: number; advance?: number; iban?: string } = {}) {
  const { justifiedTotal = 123_450, advance = 0, iban = 'BE68539007547034' } = values;
  if (advance > 0) {
    await grantAmounts(ministry.sql, { form: 'covid-premium', year: 2022 }, [
      { nis, field: 'advance', cents: advance },
    ]);
  }
  const sent = delivery({
    nis,
    account: { iban, bic: 'GKCCBEBB' },
    values: { advance, justifiedTotal, payable: justifiedTotal - advance },
  });
  const { reference } = receiptSchema.parse(await (await deliver(ministry.app, sent)).json());
  await ministry.sql`
    insert into decisions (id, reference, type, handler, carried_out_at)
    values (gen_random_uuid(), ${reference}, 'accept', ${preparer.id}, now())`;
  return reference;
}

const see = async (path: string, as = preparer) => {
  const answer = await ministry.app.request(path, { headers: { Cookie: as.cookie } });
  return { status: answer.status, text: (await answer.text()).replaceAll('\u00a0', ' '), headers: answer.headers };
};
const post = async (path: string, fields: Fields, as = preparer) => {
  const body = new URLSearchParams(fields);
  body.set('person', as.id);
  const headers = { Cookie: as.cookie, Origin: SITE_URL };
  const posted = await ministry.app.request(path, { method: 'POST', headers, body });
  const answer = await confirmAs(ministry.app, posted, { ...as, siteUrl: SITE_URL });
  const text = (await answer.text()).replaceAll('\u00a0', ' ');
  return { status: answer.status, location: answer.headers.get('Location') ?? '', text };
};
/** The fields of the page that asks to confirm a payment. */
const confirmation = (count: number, total: number) => ({
  request: randomUUID(),
  group: 'covid-premium.2022',
  executeOn,
  count: String(count),
  total: String(total),
});
/** Prepares a batch. @returns its path */
const prepareBatch = async (count: number, total: number) =>
  (await post('/payments', confirmation(count, total))).location;

describe('a payment', () => {
  it('is prepared by one case handler and released by another; its file names the reference of each report', async () => {
    await acceptedReport('11001');
    await acceptedReport('63023', { justifiedTotal: 2_500 });
    const page = await see('/payments');
    expect(page.text).toContain('€ 1.259,50');
    const asked = await see(`/payments/new?group=covid-premium.2022&executeOn=${formatDate(executeOn, 'nl')}`);
    expect(asked.text).toContain('een betaling voor van 2 verslagen, samen € 1.259,50');
    expect(asked.text).toContain('BE68 5390 0754 7034');
    const made = await post('/payments', confirmation(2, 125_950));
    expect(made).toMatchObject({ status: 303, location: '/payments/1' });

    expect((await see('/payments/1')).text).toContain('Een andere dossierbehandelaar moet ze controleren');
    expect((await see('/payments/1/file.xml')).status).toBe(404);
    expect((await see('/payments/1', releaser)).text).toContain('action="/payments/1/release"');
    expect(await post('/payments/1/release', {}, releaser)).toMatchObject({ status: 303, location: '/payments/1' });

    const released = await see('/payments/1');
    expect(released.text).toContain('Vrijgegeven door');
    expect(released.text).not.toContain('<form method="post" action="/payments');
    const file = await see('/payments/1/file.xml');
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="PAY-000001.xml"');
    expect(file.text).toContain('<EndToEndId>COV-2022-11001-1</EndToEndId>');
    expect(file.text).toContain('<Nm>OSHZ Eupen</Nm>');
    expect(file.text).toContain('<CtrlSum>1259.50</CtrlSum>');
    expect(schemaErrors(file.text)).toEqual([]);
    expect((await see('/reports/COV-2022-11001-1')).text).toContain('PAY-000001');
    expect((await see('/?status=paid')).text).toContain('Betaling vrijgegeven');
    expect((await see('/payments')).text).toContain('Er wacht geen enkel aanvaard verslag op betaling.');
  });

  it('cannot be released by the case handler who prepared it', async () => {
    await acceptedReport('11001');
    const batch = await prepareBatch(1, 123_450);
    const tried = await post(`${batch}/release`, {});
    expect(tried.status).toBe(409);
    expect(tried.text).toContain('kan ze niet zelf vrijgeven');
    expect((await see(`${batch}/file.xml`)).status).toBe(404);
    // The constraints of the table enforce the rule too.
    await expect(
      ministry.sql`update payment_batches set released_by = ${preparer.id}, released_at = now(), file = 'x'`,
    ).rejects.toThrow(/payment_batches_check/);
  });

  it('is prepared and released once when the form is submitted several times', async () => {
    await acceptedReport('11001');
    const fields = confirmation(1, 123_450);
    const answers = await Promise.all([1, 2, 3].map(() => post('/payments', fields)));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    const [batch = ''] = answers.map(({ location }) => location);
    const releases = await Promise.all([1, 2].map(() => post(`${batch}/release`, {}, releaser)));
    expect(releases.map(({ status }) => status)).toEqual([303, 303]);
    const [row] = await ministry.sql`select count(*)::int as count from payment_batches`;
    expect(row).toEqual({ count: 1 });
  });

  it('is not released when it is not what was confirmed, and keeps the proof when it is', async () => {
    const first = await acceptedReport('11001');
    const batch = await prepareBatch(1, 123_450);
    const headers = { Cookie: releaser.cookie, Origin: SITE_URL };
    const body = new URLSearchParams({ person: releaser.id });
    const asked = await ministry.app.request(`${batch}/release`, { method: 'POST', headers, body });
    await ministry.sql`update payments set iban = 'BE71096123456769' where reference = ${first}`;
    const back = await confirmAs(ministry.app, asked, { ...releaser, siteUrl: SITE_URL });
    expect(back.headers.get('Location')).toBe(`${batch}?failed=changed`);
    const page = await see(`${batch}?failed=changed`, releaser);
    expect([page.status, page.text.includes('Intussen is er iets gewijzigd')]).toEqual([409, true]);
    await ministry.sql`update payments set iban = 'BE68539007547034' where reference = ${first}`;
    await post(`${batch}/release`, {}, releaser);
    const [row] = await ministry.sql<{ proof: KeptProof | null }[]>`select release_proof as proof from payment_batches`;
    const { statement, ...proof } = row?.proof ?? expect.fail('no proof is kept');
    expect(await verifyProof(proof, { ...signingSite, statement })).toMatchObject({ subject: releaser.subject });
    expect(statement).toMatchObject({ payment: 'PAY-000001', count: 1, total: 123_450, executeOn });
  });

  it('never contains a report that another batch pays', async () => {
    await acceptedReport('11001');
    const answers = await Promise.all([1, 2].map(() => post('/payments', confirmation(1, 123_450))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const batch = answers.find(({ status }) => status === 303)?.location ?? '';
    await post(`${batch}/release`, {}, releaser);
    expect((await post('/payments', confirmation(1, 123_450))).status).toBe(409);
    // The index of the table enforces the rule too.
    const [batchOfNothing] = await ministry.sql<{ id: string }[]>`
      insert into payment_batches (id, execute_on, payer, count, total, prepared_by)
      values (gen_random_uuid(), ${executeOn}, '{}', 1, 1, ${preparer.id}) returning id`;
    await expect(
      ministry.sql`
        insert into payments (batch, reference, form, year, nis, iban, amount)
        values (${batchOfNothing?.id ?? ''}, 'COV-2022-11001-1', 'covid-premium', 2022, '11001', 'x', 1)`,
    ).rejects.toThrow(/payments_once/);
  });

  it('is not prepared when there is more to pay than the page showed; the page then shows the new total', async () => {
    await acceptedReport('11001');
    const seen = confirmation(1, 123_450);
    await acceptedReport('63023', { justifiedTotal: 100 });
    const tried = await post('/payments', seen);
    expect(tried.status).toBe(409);
    expect(tried.text).toContain('Intussen is er iets gewijzigd');
    expect(tried.text).toContain('2 verslagen, samen € 1.235,50');
    expect(await ministry.sql`select 1 from payments`).toHaveLength(0);
  });

  it('can be cancelled, so that its reports can be paid again, but not once it was released; a cancelled one cannot be released', async () => {
    await acceptedReport('11001');
    const first = await prepareBatch(1, 123_450);
    expect((await post(`${first}/cancel`, {})).status).toBe(303);
    expect((await see(first)).text).toContain('Geannuleerd door');
    expect((await post(`${first}/release`, {}, releaser)).text).toContain('kan niet meer vrijgegeven worden');
    const second = await prepareBatch(1, 123_450);
    expect(second).not.toBe(first);
    await post(`${second}/release`, {}, releaser);
    const tried = await post(`${second}/cancel`, {}, releaser);
    expect([tried.status, tried.text.includes('kan niet meer geannuleerd worden')]).toEqual([409, true]);
    await expect(ministry.sql`update payment_batches set cancelled_by = ${preparer.id}, cancelled_at = now(),
      standing = false where released_at is not null`).rejects.toThrow(/is final/);
  });

  it('is not released when a stored report or a payment differs from what was sealed', async () => {
    const first = await acceptedReport('11001');
    await acceptedReport('63023', { justifiedTotal: 100 });
    const batch = await prepareBatch(2, 123_550);
    const tamperings = [
      [`received_reports`, `version = version + 1`, `version = version - 1`],
      [`payments`, `amount = 999`, `amount = 123450`],
      [`payments`, `iban = 'BE71096123456769'`, `iban = 'BE68539007547034'`],
    ] as const;
    for (const [table, tamper, restore] of tamperings) {
      await ministry.sql.unsafe(`update ${table} set ${tamper} where reference = '${first}'`);
      const tried = await post(`${batch}/release`, {}, releaser);
      const isNamed = tried.text.includes(`Het gaat om ${first}.`);
      expect([tamper, tried.status, isNamed]).toEqual([tamper, 409, true]);
      await ministry.sql.unsafe(`update ${table} set ${restore} where reference = '${first}'`);
    }
    expect((await post(`${batch}/release`, {}, releaser)).status).toBe(303);
  });

  it('is not released after its execution day', async () => {
    await acceptedReport('11001');
    const batch = await prepareBatch(1, 123_450);
    await ministry.sql`update payment_batches set execute_on = '2026-01-05'`;
    const tried = await post(`${batch}/release`, {}, releaser);
    expect([tried.status, tried.text.includes('De dag van uitvoering is voorbij')]).toEqual([409, true]);
  });

  it('is not prepared for a day on which banks are closed, nor without reports', async () => {
    await acceptedReport('11001');
    for (const day of ['25/12/2027', '2020-01-06', 'morgen', dayOf(new Date())]) {
      const page = await see(`/payments/new?group=covid-premium.2022&executeOn=${encodeURIComponent(day)}`);
      expect([
        page.status,
        page.text.includes('href="#executeOn"'),
        page.text.includes(`value="${tidyDate(day, 'nl')}"`),
      ]).toEqual([422, true, true]);
      if (day.includes('-')) {
        expect((await post('/payments', { ...confirmation(1, 123_450), executeOn: day })).status).toBe(422);
      }
    }
    expect((await see(`/payments/new?executeOn=${executeOn}`)).text).toContain('href="#to-pay"');
    expect((await see(`/payments/new?group=%00&executeOn=${executeOn}`)).status).toBe(400);
    expect((await post('/payments', { ...confirmation(1, 1), group: "x'; drop" })).status).toBe(400);
    expect((await see('/payments/99')).status).toBe(404);
    expect((await post('/payments/99/release', {})).status).toBe(404);
  });

  it('contains accepted reports only, and none with an account outside SEPA', async () => {
    await deliver(ministry.app, delivery({ nis: '11002' }));
    const outside = await acceptedReport('63023', { iban: 'TR330006100519786457841326' });
    const page = await see('/payments');
    expect(page.text).toContain('Er wacht geen enkel aanvaard verslag op betaling.');
    expect(page.text).toContain(`kunnen zo niet betaald worden: ${outside}.`);
    expect((await post('/payments', confirmation(0, 0))).status).toBe(409);
  });

  it('keeps its reports from being returned once it was released', async () => {
    const reference = await acceptedReport('11001');
    const batch = await prepareBatch(1, 123_450);
    await post(`${batch}/release`, {}, releaser);
    const tried = await post(`/reports/${reference}/return`, { request: randomUUID(), reason: 'Toch niet.' });
    expect([tried.status, tried.text.includes('Er is al een beslissing genomen')]).toEqual([409, true]);
    expect((await see('/?status=paid')).text).toContain(reference);
  });

  it('is shown to case handlers only', async () => {
    for (const path of [
      '/payments',
      '/payments/1/file.xml',
      '/payments.csv',
      '/payments.xlsx',
      '/claims',
      '/claims.csv',
    ]) {
      expect((await ministry.app.request(path)).status).toBe(401);
    }
  });

  it('is a file with its account, its case handlers and its days, as the list of reports has them', async () => {
    const reference = await acceptedReport('11001');
    const batch = await prepareBatch(1, 123_450);
    await post(`${batch}/release`, {}, releaser);
    const name = `PAY-${batch.replace(/\D/g, '').padStart(6, '0')}`;
    const rowsOf = async (path: string): Promise<(readonly [string, unknown])[][]> => {
      const answer = await ministry.app.request(path, { headers: { Cookie: preparer.cookie } });
      const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
      const [heads = [], ...rows] = sheets[0]?.rows ?? [];
      return rows.map((row) => heads.map((head, index) => [String(head), row[index] ?? null] as const));
    };
    const [paid] = await rowsOf(`/payments.xlsx?batch=${Number(name.slice(4))}`);
    expect(Object.fromEntries(paid ?? [])).toMatchObject({
      Betaling: name,
      'Status van de betaling': 'Vrijgegeven',
      Referentie: reference,
      NIS: '11001',
      Bedrag: 1234.5,
      IBAN: 'BE68539007547034',
      BIC: 'GKCCBEBB',
      'Voorbereid door': 'Hilde Claes',
      'Uit te voeren op': expect.any(Date),
    });
    const [listed] = await rowsOf('/reports.xlsx');
    expect(Object.fromEntries(listed ?? [])).toMatchObject({
      Betaling: name,
      Dossierbehandelaar: 'Hilde Claes',
      'Wachtdagen (tot de beslissing of tot vandaag)': 0,
      'Verwerkingsdagen (van beslissing tot vrijgave)': 0,
      'Beslist op': expect.any(Date),
      'Betaling vrijgegeven op': expect.any(Date),
    });
  });

  it('is shown in three languages', async () => {
    await acceptedReport('11001');
    const batch = await prepareBatch(1, 123_450);
    expect((await see(`${batch}?language=fr`, releaser)).text).toContain('Libérer');
    expect((await see(`${batch}?language=de`, releaser)).text).toContain('Freigeben');
    expect((await see('/payments?language=de')).text).toContain('Vorbereitete und freigegebene Zahlungen');
  });
});

describe('an accepted report below zero', () => {
  it('is a claim and not a payment; a report of zero is neither', async () => {
    const claim = await acceptedReport('11001', { justifiedTotal: 10_000, advance: 12_345 });
    const nothing = await acceptedReport('11002', { justifiedTotal: 10_000, advance: 10_000 });
    expect((await see('/payments')).text).toContain('Eén verslag, samen € 23,45.');
    const page = await see('/claims');
    expect(page.text).toContain(claim);
    expect(page.text).not.toContain(nothing);
    expect((await see(`/reports/${claim}`)).text).toContain('is terug te vorderen');
    expect((await see(`/reports/${nothing}`)).text).toContain('Er is niets te betalen.');
    const file = await ministry.app.request('/claims.csv?language=fr', { headers: { Cookie: preparer.cookie } });
    const [head, line] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()).split('\r\n');
    expect(head).toBe(
      '\ufeffRéférence;NIS;CPAS (nl);CPAS (fr);CPAS (de);Formulaire;Année;Montant;Accepté le;Gestionnaire de dossiers;Jours depuis l’acceptation;IBAN;BIC',
    );
    expect(line?.split(';')).toEqual([
      claim,
      '11001',
      'Aartselaar',
      'Aartselaar',
      'Aartselaar',
      expect.stringContaining('Prime temporaire'),
      '2022',
      '23,45',
      expect.stringMatching(new RegExp(`^${dayOf(new Date())} \\d\\d:\\d\\d:\\d\\d$`)),
      'Hilde Claes',
      '0',
      'BE68539007547034',
      'GKCCBEBB',
    ]);
  });
});
