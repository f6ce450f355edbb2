import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findReport } from '#database/reports.ts';
import { formatEuro } from '#forms/amount.ts';
import { canonicalContent } from '#forms/content.ts';
import { type Line, MAX_LINES } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { fileWith } from '#test/support/participation-tables.ts';
import { pagesOf, withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { type Answer, fieldsOf, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

/** The largest table, from a spreadsheet to the ministry and to the PDF. */
const nis = '11001';
const report = `/organisations/${nis}/reports/participation/2026`;
const id = `participation/2026/${nis}`;
const words100 = 'Bezoek aan het museum «Ons erfgoed», met gids, vervoer per autocar en lunchpakket voor de deelnemers';
const lines: readonly Line[] = Array.from({ length: MAX_LINES }, (_, index) => ({
  activity: `${index + 1}. ${words100}`,
  sort: index % 2 === 0 ? 'group' : 'individual',
  beneficiaries: index % 40,
  cost: 100_001 + index,
}));
/** The sum of the costs: 10 000 times 1000.01, and 0.01 more each time. */
const total = formatEuro(10_000 * 100_001 + (10_000 * 9_999) / 2, 'nl').replace(/\s/g, ' ');

let database: FreshDatabase;
let backend: Backend;
let app: Hono<SiteEnv>;
beforeAll(async () => {
  database = await freshDatabase();
  backend = await startBackend(database.sql, 'large-report');
  app = siteFor(database.sql, { client: backend.client, reports: backend.reports });
});
afterAll(async () => {
  await backend?.stop();
  await database?.drop();
});

const waiting = { timeout: 300_000, interval: 250 };

it('10 000 lines go from a file to the ministry without any change', async () => {
  const { sql } = database;
  const officerId = await addPerson(sql, nis, ['editor']);
  await fillInOrganisation(sql, nis, officerId);
  const officer = await visitor(app, sql, officerId);

  const uploaded = await officer.upload(`${report}/tables/participation`, new File([await fileWith(lines)], 'x.xlsx'));
  const preview = await vi.waitFor(async (): Promise<Answer> => {
    const now = await officer.get(uploaded.location ?? '');
    expect(now.text).not.toContain('<progress');
    return now;
  }, waiting);
  expect(words(preview)).toContain('10000 regels gelezen');
  // A page shows only some of the lines.
  expect(preview.text.length).toBeLessThan(150_000);
  // On a busy machine the answer may come too late; submitting again has the effect of submitting once.
  await vi.waitFor(async () => {
    expect(await officer.post(uploaded.location ?? '', fieldsOf(preview))).toMatchObject({ status: 303 });
  }, waiting);

  // A second upload, in another order and with another cost in each line, is compared with what is saved.
  const other = lines.toReversed().map((line) => ({ ...line, cost: 1 }));
  const again = await officer.upload(`${report}/tables/participation`, new File([await fileWith(other)], 'y.xlsx'));
  await vi.waitFor(async () => {
    const compared = await officer.get(again.location ?? '');
    expect(words(compared)).toContain('0 nieuw, 10.000 gewijzigd, 0 verdwenen, 0 gelijk');
    expect(compared.text.length).toBeLessThan(150_000);
  }, waiting);

  for (const role of ['chair', 'generalDirector'] as const) {
    const signer = await visitor(app, sql, await addPerson(sql, nis, [role]));
    const overview = await signer.get(report);
    expect(overview.text.length).toBeLessThan(150_000);
    expect(words(overview).replace(/\s/g, ' ')).toContain(total);
    await vi.waitFor(async () => {
      await signer.post(`${report}/sign`, fieldsOf(overview, '/sign'));
      expect((await findReport(sql, id))?.signatures.map((signature) => signature.role)).toContain(role);
    }, waiting);
  }
  await vi.waitFor(async () => expect((await findReport(sql, id))?.stage).toBe('sent'), waiting);

  const saved = await findReport(sql, id);
  if (saved === null) throw new Error('nothing saved');
  expect(linesIn(saved.content.values, 'participation')).toEqual(lines);
  const [received] = await backend.ministry.sql<{ content: string }[]>`
    select content from received_reports where reference = 'PSA-2026-11001-1'`;
  expect(received?.content === canonicalContent(saved.content)).toBe(true);

  // The history contains no values.
  const history = await backend.client.workflow.getHandle(`report/${id}`).fetchHistory();
  const historyText = JSON.stringify(history);
  expect(historyText.length).toBeLessThan(200_000);
  expect(historyText).not.toContain('autocar');

  // Both signatories, the officer and the contact person get a mail. The document is too large for it: it has a link instead.
  const people = await sql<{ email: string }[]>`select email from persons`;
  const readers = new Set([...people.map(({ email }) => email), 'an@ocmw.example']);
  const mails = await vi.waitFor(() => {
    const sent = backend.mails.delivered.filter(({ subject }) => subject.startsWith('Verzonden'));
    expect(new Set(sent.map(({ to }) => to.address))).toEqual(readers);
    return sent;
  }, waiting);
  for (const mail of mails) expect([mail.attachments.length, mail.text.includes(report)]).toEqual([0, true]);

  const overview = await officer.get(report);
  expect(overview.text.length).toBeLessThan(150_000);
  const last = await officer.get(`${report}/lines/participation?from=9901`);
  expect(words(last)).toContain(`10000. ${words100}`);

  let turns = 0;
  const clock = setInterval(() => turns++, 20);
  const pdf = await officer.bytes(`${report}/print`);
  clearInterval(clock);
  // The process could answer other requests in the meantime.
  expect(turns).toBeGreaterThan(10);
  await withPdf(pdf, async (document) => {
    const pages = await pagesOf(document);
    const ending = (await Promise.all(pages.slice(-4).map(wordsOf))).join(' ');
    expect(ending).toContain(`10000. ${words100}`);
    expect(ending).toContain(total);
  });
}, 600_000);
