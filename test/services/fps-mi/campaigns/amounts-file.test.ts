import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { municipalities } from '#database/municipalities.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { energyFunds2026 } from '#forms/2026/energy-funds.ts';
import { formatAmount } from '#forms/amount.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type AmountsContext, readAmounts } from '#services/fps-mi/campaigns/amounts-file.ts';
import type { AmountsReading } from '#services/fps-mi/campaigns/amounts-problems.ts';
import { grantedFields } from '#services/fps-mi/campaigns/granted-fields.ts';
import { mergedFrom, mergedInto } from '#services/fps-mi/campaigns/mergers.ts';
import { readAmountsFile } from '#services/fps-mi/campaigns/read-amounts-file.ts';
import { amountsTemplateCsv, amountsTemplateXlsx } from '#services/fps-mi/export/amounts-template.ts';
import { readRows } from '#web/spreadsheet/read-sheet.ts';

const organisations = new Map([...municipalities()].map(([nis, { name }]) => [nis, name]));
const contextOf = (definition: FormDefinition): AmountsContext => ({
  form: definition.id,
  title: definition.title,
  year: definition.year,
  fields: grantedFields(definition),
  organisations,
});
const covid = contextOf(covidPremium2022);
const energy = contextOf(energyFunds2026);

async function readBytes(bytes: Uint8Array, context = covid): Promise<AmountsReading> {
  const reading = await readRows(bytes);
  if (reading.type === 'empty') return readAmounts([], context);
  return reading.type === 'rows' ? readAmounts(reading.rows, context) : reading;
}
const read = (text: string, context = covid) => readBytes(Buffer.from(text), context);

/** The amounts as `11001 advance 1234.50`, or the problems as `2 B amount-negative`. */
async function resultOf(reading: AmountsReading | Promise<AmountsReading>): Promise<readonly string[]> {
  const found = await reading;
  if (found.type === 'read') return found.amounts.map(({ nis, field, cents }) => `${nis} ${field} ${cents / 100}`);
  if (found.type !== 'wrong') return [found.type === 'refused' ? found.code : found.type];
  return found.problems.map(({ row, letter, code }) => [row, letter, code].filter((part) => part !== null).join(' '));
}

describe('A file of granted amounts', () => {
  it.each([
    ['a01-advances-cp1252-euro.csv', ['21001 advance 1234.5', '21002 advance 2000']],
    ['a02-advances-cp1252-nbsp.csv', ['21001 advance 1234.5']],
    ['a03-advances-sep-line.csv', ['21001 advance 1234.5']],
  ])('is read as Excel writes it: %s', async (name, amounts) => {
    const bytes = await readFile(new URL(`files/${name}`, import.meta.url));
    expect(await resultOf(readBytes(bytes))).toEqual(amounts);
    expect(await resultOf(readAmountsFile(bytes, covid, 'anyone'))).toEqual(amounts);
  });

  const two = ['11001 advance 1234.5', '11002 advance 0'];
  it.each([
    ['semicolons', 'nis;amount\n11001;1.234,50\n11002;0'],
    ['commas', 'nis,amount\n11001,"1.234,50"\n11002,0'],
    ['tabs', 'nis\tamount\r\n11001\t1234,5\r\n11002\t0\r\n\r\n'],
    ['the binary fractions of a program', 'nis;amount\n11001;1234,5000000000003638\n11002;0.0000000000'],
    ['vertical bars', 'nis|amount\n11001|1234,5\n11002|0'],
    ['a byte order mark and capitals', '\ufeffNIS;Amount\n 11001 ; € 1 234,50 \n11002;0.00\n'],
    [
      'Dutch headers, names and a semicolon at the end',
      'NIS-code;OCMW;Voorschot (EUR);\n11001;Aartselaar;1234,50;\n11002;Antwerpen;0;',
    ],
    ['French headers in another order', 'Montant;Code INS;Commune\n1 234,50;11001;Aartselaar\n0,00;11002;Anvers'],
    ['German headers', 'Gemeinde;NIS-Kode;Vorschuss\nAartselaar;11001;1234,5\nAntwerpen;11002;0'],
    [
      'the label of the field and the year',
      `NIS;${covidPremium2022.sections[0]?.fields[0]?.label.nl} 2022\n11001;1234,5\n11002;0`,
    ],
    ['a header in other words', 'NIS;Toegekend bedrag 2022 (in €)\n11001;1234,5\n11002;0'],
    ['a header that says that it was paid', 'Code NIS;Avance déjà payée par le SPP IS\n11001;1234,5\n11002;0'],
    ['a title above the headers', 'Voorschotten Covid-19\n\nNIS;bedrag\n11001;1234,5\n11002;0'],
    ['codes with zeros, spaces and as numbers with decimals', 'nis;bedrag\n011001;1234,5\n"11 002";0'],
    ['codes as a program shows numbers', 'nis;bedrag\n11.001,00;1234,5\n11.002;0'],
    ['a total that is right', 'nis;bedrag\n11001;1234,5\n11002;0\nTotaal;1.234,50'],
    [
      'a total and a remark below it',
      'nis;naam;bedrag\n11001;;1234,5\n11002;;0\n;TOTAAL (2 OCMW’s);1.234,50\n;Bron: boekhouding;',
    ],
    ['a total without an amount', 'nis;ocmw;bedrag\n11001;;1234,5\n11002;;0\n;Total général;'],
    ['a dash for nothing', 'nis;bedrag\n11001;1234,5\n11002; - € '],
    [
      'an empty cell, and a line that says nothing',
      'nis;naam;bedrag\n11001;;1234,5\n11002;;0\n92094;Namur;\n;Provincie Luik;\n',
    ],
    ['columns that it does not need', 'nis;rekening;bedrag\n11001;BE68;1234,5\n11002;;0'],
  ])('is read with %s', async (_, text) => {
    expect(await resultOf(read(text))).toEqual(two);
  });

  it('is read in UTF-16, and in Windows-1252 with a no-break space', async () => {
    expect(await resultOf(readBytes(Buffer.from('\ufeffnis\tamount\n11001\t5,00\n', 'utf16le')))).toEqual([
      '11001 advance 5',
    ]);
    expect(await resultOf(readBytes(Buffer.from('nis;bedrag\n11001;1\xa0234,50 \x80\n', 'latin1')))).toEqual([
      '11001 advance 1234.5',
    ]);
  });

  it('is read from XLSX with codes as numbers and as texts', async () => {
    const rows = [
      ['NIS', 'Maximum', 'Al betaald voorschot'],
      [11001, 1234.5, 0.1 + 0.2],
      ['11002', 2000, null],
    ];
    const reading = await readBytes(await writeXlsx({ sheets: [{ name: 'Blad1', rows }] }), energy);
    // Two maxima: a header must say which one it is for.
    expect(await resultOf(reading)).toEqual(['11001 advance 0.3']);
    expect(reading).toMatchObject({ missingFields: ['staffMaximum', 'measuresMaximum'], unreadColumns: ['Maximum'] });
  });

  it('has a column for each granted amount, found by its label in any language', async () => {
    const text = 'INS;Octroyé pour le personnel (article 4);measuresMaximum;Vorschuss\n63023;1;2;3\n';
    expect(await resultOf(read(text, energy))).toEqual([
      '63023 staffMaximum 1',
      '63023 measuresMaximum 2',
      '63023 advance 3',
    ]);
  });

  it('is refused as a whole, with the place of each wrong cell', async () => {
    const text =
      'nis;naam;bedrag\n11001;;12,345\n99999;;1\n\n11002;;-5\n11002;;abc\n;Namur;3\n1100;;1\n92094;Luik;2\n62063;Liège;#\n';
    expect(await resultOf(read(text))).toEqual([
      '2 C amount-too-precise',
      '3 A nis-unknown',
      '5 C amount-negative',
      '6 A nis-twice',
      '6 C amount-not-understood',
      '7 A nis-missing',
      '8 A nis-not-understood',
      '9 B name-differs',
      '10 C amount-not-understood',
    ]);
    const reading = await read(text);
    const about = reading.type === 'wrong' ? reading.problems.map(({ code, about }) => [code, about]) : [];
    expect(about).toContainEqual(['nis-twice', '5']);
    expect(about).toContainEqual(['nis-missing', '92094']);
    expect(about).toContainEqual(['name-differs', '92094 Namen / Namur']);
  });

  it.each([
    ['', ['header-missing']],
    ['11001;5\n', ['1 header-missing']],
    ['naam;bedrag\nAartselaar;5', ['1 header-missing']],
    ['nis;bedrag vorig jaar\n11001;5', ['1 amount-column-missing']],
    ['nis;justifiedTotal\n11001;5', ['1 amount-column-missing']],
    ['nis;bedrag;voorschot\n11001;5;5', ['1 C column-twice']],
    ['nis;voorschot 2021\n11001;5', ['1 B other-year']],
    ['nis;bedrag;jaar\n11001;5;2023', ['2 C other-year']],
    ['nis;bedrag;formulier\n11001;5;Energiefonds', ['2 C other-form']],
    ['nis;amount\n', ['lines-missing']],
    ['nis;bedrag\nTotaal;5', ['2 B total-differs']],
    ['nis;bedrag\n11001;5\n11002;6\nTotaal;12', ['4 B total-differs']],
    ['nis;bedrag\n11001;5\nSubtotaal;5\n11002;6', ['3 A nis-not-understood']],
    [`nis;amount\n${'11001;1\n'.repeat(2001)}`, ['2002 lines-too-many']],
  ])('is refused when it is %j', async (text, problems) => {
    expect(await resultOf(read(text))).toEqual(problems);
  });

  it('names the organisations that a merged municipality replaced, and warns of one that no longer exists', async () => {
    expect(await read('nis;voorschot\n44086;5', energy)).toMatchObject({
      problems: [{ code: 'nis-merged', about: '44012 De Pinte, 44048 Nazareth' }],
    });
    expect(await read('nis;voorschot\n11007;5', energy)).toMatchObject({
      notes: [{ row: 2, letter: 'A', code: 'merged', about: '11002' }],
    });
    // In 2022 it existed.
    expect(await read('nis;voorschot\n11007;5')).toMatchObject({ notes: [] });
  });

  it('says what it did not take as it stands', async () => {
    const text = 'nis;naam;iban;bedrag\n11001;;BE68;-\n;Vlaanderen;;\nTotaal;;;0,00';
    expect(await read(text)).toMatchObject({
      unreadColumns: ['iban'],
      notes: [
        { row: 2, letter: 'D', code: 'dash', found: '-' },
        { row: 3, code: 'unread', found: 'Vlaanderen' },
        { row: 4, code: 'total' },
      ],
    });
  });

  it('is refused when it has several sheets, or is no spreadsheet', async () => {
    const rows = [
      ['NIS', 'bedrag'],
      ['11001', 5],
    ];
    const sheets = ['een', 'twee'].map((name) => ({ name, rows }));
    expect(await resultOf(readBytes(await writeXlsx({ sheets })))).toEqual(['several-sheets']);
    expect(await resultOf(readBytes(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])))).toEqual(['file-old-or-locked']);
    expect(await resultOf(readAmountsFile(Buffer.alloc(6_000_000), covid, 'anyone'))).toEqual(['file-too-large']);
  });

  it('gives exactly the amounts in the file', async () => {
    const codes = ['11001', '11002', '92094'];
    const amount = fc.integer({ min: 0, max: 99_999_999_999 });
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 3, maxLength: 3 }), async (amounts) => {
        const lines = codes.map((nis, index) => `${nis};${formatAmount(amounts[index] ?? 0, 'nl')}`);
        const parsed = await read(['nis;amount', ...lines].join('\n'));
        expect(parsed).toMatchObject({ type: 'read', amounts: amounts.map((cents) => ({ cents })) });
      }),
    );
  });
});

describe('The list to fill in', () => {
  const granted = new Map([
    ['11001 staffMaximum', 123_456],
    ['11001 advance', 0],
    ['92094 measuresMaximum', 99_999_999_999],
  ]);
  const template = {
    definition: energyFunds2026,
    fields: grantedFields(energyFunds2026),
    organisations,
    amountOf: (nis: string, field: string) => granted.get(`${nis} ${field}`),
  };

  it.each(['nl', 'fr', 'de'] as const)(
    'has every organisation, and is read back as it was written: %s',
    async (language) => {
      const expected = ['11001 staffMaximum 1234.56', '11001 advance 0', '92094 measuresMaximum 999999999.99'];
      const xlsx = await amountsTemplateXlsx(template, language);
      const csv = Buffer.from(amountsTemplateCsv(template, language));
      for (const bytes of [xlsx, csv]) {
        const rows = await readRows(bytes);
        expect(rows.type === 'rows' && rows.rows.length).toBe(organisations.size + 1);
        const reading = await readBytes(bytes, energy);
        expect(await resultOf(reading)).toEqual(expected);
        expect(reading).toMatchObject({ missingFields: [], unreadColumns: [], notes: [] });
        // The list of another form or year is not taken for this one.
        expect((await resultOf(readBytes(bytes)))[0]).toMatch(/amount-column-missing|other-form/);
        expect((await resultOf(readBytes(bytes, { ...energy, year: 2025 })))[0]).toBe('2 G other-year');
      }
      expect(csv.subarray(0, 7).toString()).toBe('\ufeffNIS;');
    },
  );
});

describe('The mergers of 2025', () => {
  it('replaced 29 municipalities of the list by 13 new ones; Antwerp kept its code', () => {
    const replaced = [...organisations.keys()].filter((nis) => mergedInto(nis, 2026) !== null);
    const formed = new Set(replaced.map((nis) => mergedInto(nis, 2026) ?? ''));
    expect([replaced.length, formed.size]).toEqual([29, 14]);
    expect([...formed].filter((nis) => organisations.has(nis))).toEqual(['11002']);
    expect([...formed].flatMap(mergedFrom).toSorted()).toEqual(replaced);
  });
});
