import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { integrationProjects2026 } from '#forms/2026/integration-projects.ts';
import { participation2026 } from '#forms/2026/participation.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { catalogue } from '#forms/catalogue.ts';
import { type FormDefinition, type Line, MAX_LINES } from '#forms/definition.ts';
import { completeValues, isValid } from '#forms/values.ts';
import { MAX_DELIVERY_BYTES } from '#services/fps-mi/delivery/delivery-schema.ts';
import { seal } from '#services/sealing.ts';
import { fullForm } from '#test/support/full-form.ts';
import {
  canonicalText,
  DELIVERY_KEY,
  deliver,
  delivery,
  type Ministry,
  startMinistry,
} from '#test/support/ministry.ts';
import { pagesOf, withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { words } from '#test/support/visitor.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const contentOf = ({ id: form, year, version: formVersion }: FormDefinition) => ({ form, year, formVersion });
const receiptSchema = z.object({ reference: z.string() });

/** The size of a sealed report in bytes. @param lines in each table */
async function sealedSize(definition: FormDefinition, lines: number): Promise<number> {
  // No character takes more bytes in UTF-8 than this one: four.
  const values = fullForm(definition, { lines, letter: '𝄞' });
  const body = canonicalText(delivery({ ...contentOf(definition), values }));
  return Buffer.byteLength(await seal(DELIVERY_KEY, body, 'x'.repeat(100), new Date()));
}

describe('The largest delivery', () => {
  it.each(catalogue.map((form) => [`${form.id} ${form.year} v${form.version}`, form] as const))(
    'is larger than any report of %s, even with 10 000 lines of the longest texts in each table',
    async (_, definition) => {
      const [few, more] = [await sealedSize(definition, 100), await sealedSize(definition, 200)];
      // Every line has the same size.
      const full = few + ((MAX_LINES - 100) / 100) * (more - few);
      expect(full).toBeLessThan(MAX_DELIVERY_BYTES);
    },
  );
});

/** Realistic lines, all different. */
const forms: [string, FormDefinition, string, (index: number) => Line][] = [
  [
    'participation',
    participation2026,
    'participation',
    (index) => ({
      activity: `${index} Uitstap naar het museum, met gids, vervoer en lunch voor de deelnemers`,
      sort: 'group',
      beneficiaries: index % 50,
      cost: 1 + index,
    }),
  ],
  [
    'personnel-costs',
    personnelCosts2026,
    'staff',
    (index) => ({
      member: `P${String(index).padStart(6, '0')} dienst maatschappelijke integratie`,
      function: 'administrative',
      from: '2026-01-01',
      until: '2026-12-31',
      fraction: 8050,
      cost: 1 + index,
    }),
  ],
  [
    'integration-projects',
    integrationProjects2026,
    'projects',
    (index) => ({ sort: 'work', files: 1 + (index % 9), income: 120_000 + index, cost: 12_000 + index }),
  ],
];

describe.each(forms)('10 000 lines of %s', (_, definition, table, lineAt) => {
  const lines = Array.from({ length: MAX_LINES }, (_unused, index) => lineAt(index));
  const values = completeValues(definition, { [table]: lines }, {});
  const sent = delivery({ ...contentOf(definition), values });
  let reference: string;
  const get = (path: string) =>
    ministry.app.request(`http://localhost${path}`, { headers: { Cookie: ministry.cookie } });

  it('are received, and returned verbatim by the API', async () => {
    expect(isValid(definition, values)).toBe(true);
    const answer = await deliver(ministry.app, sent);
    expect(answer.status).toBe(201);
    ({ reference } = receiptSchema.parse(await answer.json()));
    const returned = z
      .looseObject({ values: z.unknown() })
      .parse(await (await get(`/api/reports/${reference}`)).json());
    expect(returned.values).toEqual(values);
  }, 120_000);

  it('are shown a page at a time, with the totals of all lines', async () => {
    const text = async (path: string): Promise<string> =>
      words({ status: 200, location: null, text: await (await get(path)).text() });
    const page = await get(`/reports/${reference}`);
    const shown = await page.text();
    expect(shown.length).toBeLessThan(100_000);
    expect(shown).toContain(`/reports/${reference}/lines/${table}?from=101`);
    const here = `/reports/${reference}/lines/${table}`;
    expect(await text(`${here}?from=101`)).toMatch(/Regel 101 tot 200 van 10\.000 .* 101 .* 200 .*Totaal/s);
    const last = await get(`${here}?from=9901&language=fr`);
    const lastText = await last.text();
    expect(lastText).toContain('Lignes précédentes');
    expect(lastText).not.toContain('Lignes suivantes');
    expect((await get(`${here}?from=nonsense`)).status).toBe(200);
    expect((await get(`/reports/${reference}/lines/nothing`)).status).toBe(404);
    expect((await get(`/reports/XYZ-2026-11001-9/lines/${table}`)).status).toBe(404);
  }, 120_000);
});

it('A document with 10 000 lines contains the last line', async () => {
  const [row] = await ministry.sql<{ reference: string }[]>`
    select reference from received_reports where form = 'participation' limit 1`;
  const answer = await ministry.app.request(`http://localhost/reports/${row?.reference}/document.pdf`, {
    headers: { Cookie: ministry.cookie },
  });
  await withPdf(new Uint8Array(await answer.arrayBuffer()), async (pdf) => {
    const ending = (await Promise.all((await pagesOf(pdf)).slice(-4).map(wordsOf))).join(' ');
    expect(ending).toContain('10000 9999 Uitstap naar het museum');
    expect(ending.replace(/\s/g, ' ')).toContain('€ 500.050,00');
  });
}, 300_000);

it('A list of large reports comes in parts, with no report missing or repeated', async () => {
  const schema = z.object({ reports: z.array(z.looseObject({ reference: z.string() })), total: z.int() });
  const values = completeValues(
    participation2026,
    {
      participation: Array.from({ length: MAX_LINES }, () => ({
        activity: 'é'.repeat(200),
        sort: 'group',
        beneficiaries: 1,
        cost: 1,
      })),
    },
    {},
  );
  for (const nis of ['11002', '11002', '11002', '11002']) {
    expect((await deliver(ministry.app, delivery({ ...contentOf(participation2026), nis, values }))).status).toBe(201);
  }
  const parts: string[][] = [];
  for (let offset = 0; offset < 4; offset += parts.at(-1)?.length ?? 0) {
    const answer = await ministry.app.request(`/api/reports?nis=11002&offset=${offset}`);
    const { reports, total } = schema.parse(await answer.json());
    expect(total).toBe(4);
    expect(reports.length).toBeGreaterThan(0);
    parts.push(reports.map(({ reference }) => reference));
  }
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flat()).toEqual([4, 3, 2, 1].map((number) => `PSA-2026-11002-${number}`));
}, 120_000);
