import { Hono } from 'hono';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { type ExportedReport, searchSchema, streamReports } from '#services/fps-mi/database/report-search.ts';
import { reportColumns, reportSheet } from '#services/fps-mi/export/report-columns.ts';
import { xlsxStream } from '#services/fps-mi/export/xlsx-stream.ts';
import { listen } from '#services/process.ts';
import { type Ministry, startMinistry } from '#test/support/ministry.ts';

/** More reports than the export reads from the database at a time. */
const MANY = 1201;

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
  await ministry.sql`
    insert into received_reports (reference, form, year, nis, serial, version, content, content_hash, payable,
      signatures, idempotency_key, delivery_hash, received_at)
    select 'COV-2022-63023-' || n, 'covid-premium', 2022, '63023', n, n, '{"values":{},"account":{"iban":"BE68539007547034"}}',
      '', 99999999999 - 90000001 * n::bigint, '[]', n, '', '2026-07-01T21:59:30Z'::timestamptz - n * interval '1 minute'
    from generate_series(0, ${MANY - 1}) n`;
});
afterAll(() => ministry?.close());

/** An endless list that counts how many reports were read, and records that reading ended. */
function endlessReports() {
  const source = { read: 0, ended: false };
  const reports = function* (): Generator<ExportedReport> {
    try {
      for (;;) {
        source.read += 1;
        yield {
          reference: `COV-2022-63023-${source.read}`,
          receivedAt: new Date(),
          form: 'covid-premium',
          year: 2022,
          nis: '63023',
          municipality: { nl: 'Eupen', fr: 'Eupen', de: 'Eupen' },
          province: 'liege',
          version: 1,
          payable: source.read,
          status: 'received',
          figures: {},
          iban: 'BE68539007547034',
          bic: 'GKCCBEBB',
          decidedAt: null,
          handler: null,
          batch: null,
          executeOn: null,
          releasedAt: null,
        };
      }
    } finally {
      source.ended = true;
    }
  };
  return { source, reports: reports() };
}

/** A file with these reports, that is read at the pace of its reader. */
const writeReports = (reports: Iterable<ExportedReport>) => xlsxStream([reportSheet(() => reports, {}, 'nl')]);

async function downloaded(path: string): Promise<Uint8Array> {
  const answer = await ministry.app.request(path, { headers: { Cookie: ministry.cookie } });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

describe('The list of reports as XLSX', () => {
  it('has every report in order, with real numbers and dates, exact to the cent', async () => {
    const { sheets } = await readXlsx(await downloaded('/reports.xlsx?language=fr&sort=payable&direction=down'), {
      readStyles: true,
    });
    expect(sheets.map(({ name }) => name)).toEqual(['Rapports reçus']);
    const [heads, ...rows] = sheets[0]?.rows ?? [];
    expect(heads).toEqual(reportColumns('fr').map(({ heading }) => heading));
    expect(rows).toHaveLength(MANY);
    const columnOf = (heading: string): number => heads?.indexOf(heading) ?? -1;
    const at = (row: number, heading: string) => rows[row]?.[columnOf(heading)];
    expect(rows[0]?.slice(0, 5)).toEqual(['COV-2022-63023-0', '63023', 'Eupen', 'Eupen', 'Eupen']);
    expect([at(0, 'Formulaire'), at(0, 'Année'), at(0, 'Province'), at(0, 'Statut')]).toEqual([
      covidPremium2022.title.fr,
      2022,
      'Liège',
      'À traiter',
    ]);
    expect([at(0, 'À payer'), at(0, 'IBAN'), at(0, 'Décidé le')]).toEqual([999_999_999.99, 'BE68539007547034', null]);
    // Half a minute before midnight in Belgium: spreadsheets have no time zones.
    expect(at(0, 'Reçu le')).toEqual(new Date('2026-07-01T23:59:30Z'));
    expect(rows.map(([reference]) => reference)).toEqual(Array.from({ length: MANY }, (_, n) => `COV-2022-63023-${n}`));
    // The last amounts are below zero: claims.
    expect(rows.map((row) => row[columnOf('À payer')])).toEqual(
      Array.from({ length: MANY }, (_, n) => (99_999_999_999 - 90_000_001 * n) / 100),
    );
    const format = (heading: string) => sheets[0]?.cells?.get(`1,${columnOf(heading)}`)?.style?.numFmt;
    expect([format('À payer'), format('Reçu le')]).toEqual(['#,##0.00', 'dd/mm/yyyy\\ hh:mm']);
    expect(sheets[0]?.freezePane?.rows).toBe(1);
    expect(sheets[0]?.autoFilter?.range).toBe(`A1:U${MANY + 1}`);
  });

  it('is sent while the reports are read: an endless list arrives too', async () => {
    const { source, reports } = endlessReports();
    const reader = writeReports(reports).getReader();
    let received = 0;
    while (received < 50_000) received += (await reader.read()).value?.length ?? 0;
    const { read } = source;
    expect(read).toBeGreaterThan(0);
    for (const more = received + 50_000; received < more; ) received += (await reader.read()).value?.length ?? 0;
    expect(source.read).toBeGreaterThan(read);
    await reader.cancel();
    await vi.waitFor(() => expect(source.ended).toBe(true));
  });

  it('stops reading when the client disconnects', async () => {
    const { source, reports } = endlessReports();
    const site = new Hono().get('/', (context) => context.body(writeReports(reports)));
    const { port, close } = await listen(site, { host: '127.0.0.1', port: 0 });
    const leaving = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal });
    await answer.body?.getReader().read();
    leaving.abort();
    await vi.waitFor(() => expect(source.ended).toBe(true), 30_000);
    await close();
  });

  it('breaks off when the database fails', async () => {
    const { reports } = endlessReports();
    const broken = function* () {
      for (const report of reports) {
        if (report.payable > 1000) throw new Error('the database is gone');
        yield report;
      }
    };
    await expect(new Response(writeReports(broken())).arrayBuffer()).rejects.toThrow('the database is gone');
  });
});

it('A slow download holds no database connection', async () => {
  const slow = streamReports(ministry.sql, searchSchema.parse({}), 'nl');
  await slow.next();
  // Polled: PostgreSQL shows a connection as active for a moment after its last query.
  const working = () => ministry.sql`
    select query from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend'
      and state <> 'idle' and pid <> pg_backend_pid()`;
  await expect.poll(working).toEqual([]);
  await slow.return(undefined);
});
