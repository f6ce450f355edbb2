import { describe, expect, it } from 'vitest';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { catalogue, currentForms, findForm, findFormVersion } from '#forms/catalogue.ts';
import { type Content, canonicalContent, contentHash } from '#forms/content.ts';
import { type Column, type Field, fieldsOf, isTyped, languages, tablesOf } from '#forms/definition.ts';
import { checkValues, completeValues, failedChecks, isValid } from '#forms/values.ts';

/** The names that `from` may use in a field or check after these. */
const sourcesAmong = (fields: readonly (Field | Column)[]): string[] =>
  fields.flatMap((field) => {
    if (field.kind === 'table') return [field.id, ...field.columns.map(({ id }) => `${field.id}.${id}`)];
    return field.kind === 'choice' || field.kind === 'text' ? [] : [field.id];
  });

describe.each(
  catalogue.map(
    (definition) => [`${definition.id} ${definition.year}, version ${definition.version}`, definition] as const,
  ),
)('%s', (_, definition) => {
  const fields = fieldsOf(definition);
  const lists = [fields, ...tablesOf(definition).map(({ columns }) => columns)];

  it('is found by its form, year and version, which are unique', () => {
    const { id, year, version } = definition;
    expect(findFormVersion(id, year, version)).toBe(definition);
    const named = catalogue.filter((each) => each.id === id && each.year === year && each.version === version);
    expect(named).toEqual([definition]);
    expect(catalogue.filter((each) => each.id === id).map(({ referencePrefix }) => referencePrefix)).toEqual(
      catalogue.filter((each) => each.id === id).map(() => definition.referencePrefix),
    );
  });

  it('has well-formed and unique ids', () => {
    for (const list of lists) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z][a-zA-Z0-9]*$/);
    }
    expect(new Set(definition.checks.map(({ id }) => id)).size).toBe(definition.checks.length);
  });

  it('names one of its amounts as the amount to pay', () => {
    const payable = fields.find(({ id }) => id === definition.payable);
    expect(
      payable?.kind === 'amount' || (payable?.kind === 'computed' && (payable.unit ?? 'amount') === 'amount'),
    ).toBe(true);
  });

  it('computes from fields that stand before, and checks fields that exist', () => {
    for (const list of lists) {
      for (const [index, field] of list.entries()) {
        if (field.kind !== 'computed') continue;
        expect(sourcesAmong(list.slice(0, index))).toEqual(expect.arrayContaining([...field.from]));
      }
    }
    for (const { each, from, when } of definition.checks) {
      const list = each === undefined ? fields : (tablesOf(definition).find(({ id }) => id === each)?.columns ?? []);
      expect(sourcesAmong(list)).toEqual(expect.arrayContaining([...from]));
      const choice = list.find(({ id }) => id === when?.field);
      const options = choice?.kind === 'choice' ? choice.options.map(({ id }) => id) : [];
      expect(options).toEqual(expect.arrayContaining([...(when?.is ?? [])]));
    }
  });

  it('recognises lines by columns that must be filled in', () => {
    for (const { columns, key } of tablesOf(definition)) {
      expect(key).not.toEqual([]);
      for (const id of key ?? []) {
        const column = columns.find((each) => each.id === id);
        expect(column && isTyped(column) && !column.optional).toBe(true);
      }
    }
  });

  it('has every text in every language', () => {
    const texts = [
      definition.title,
      definition.introduction,
      ...definition.sections.flatMap(({ title, help }) => [title, help]),
      ...lists
        .flat()
        .flatMap((field) => [
          field.label,
          field.help,
          ...(field.kind === 'choice' ? field.options.map(({ label }) => label) : []),
        ]),
      ...definition.checks.map(({ text }) => text),
    ].filter((text) => text !== undefined);
    for (const text of texts) for (const language of languages) expect(text[language]).toMatch(/\S/);
  });

  it('reports exactly the required fields as missing while nothing is filled in', () => {
    const missing = checkValues(definition, completeValues(definition, {}, {})).map(({ field }) => field);
    const needed = fields.filter((field) =>
      field.kind === 'table' ? (field.minLines ?? 0) > 0 : isTyped(field) && !field.optional,
    );
    expect(missing).toEqual(needed.map(({ id }) => id));
  });
});

it('only the newest version of each form and year can be filled in', () => {
  const keys = currentForms.map(({ id, year }) => `${id}/${year}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const definition of currentForms) {
    const versions = catalogue.filter(({ id, year }) => id === definition.id && year === definition.year);
    expect(Math.max(...versions.map(({ version }) => version))).toBe(definition.version);
  }
  expect(findForm('holiday-premium', 2022)).toBeUndefined();
});

describe('the Covid-19 premium', () => {
  it('asks FPS MI for the justified total less the advance', () => {
    const values = completeValues(covidPremium2022, { justifiedTotal: 100_000 }, { advance: 25_000 });
    expect(values).toEqual({ advance: 25_000, justifiedTotal: 100_000, payable: 75_000 });
  });

  it('may come to less than zero when the advance was larger', () => {
    expect(completeValues(covidPremium2022, { justifiedTotal: 0 }, { advance: 1 })['payable']).toBe(-1);
  });

  it('has no amount to pay while the total is missing', () => {
    expect(completeValues(covidPremium2022, {}, { advance: 100 })).toEqual({ advance: 100 });
  });

  it('has no advance where FPS MI granted none', () => {
    expect(completeValues(covidPremium2022, { justifiedTotal: 2500 }, {})['advance']).toBe(0);
  });

  it('is valid with an amount, and invalid without one or with an impossible one', () => {
    const problems = (typed: Record<string, number>) =>
      checkValues(covidPremium2022, completeValues(covidPremium2022, typed, {})).map(({ code }) => code);
    expect(problems({ justifiedTotal: 0 })).toEqual([]);
    expect(problems({})).toEqual(['amount-missing']);
    expect(problems({ justifiedTotal: -1 })).toEqual(['amount-negative']);
    expect(problems({ justifiedTotal: 0.5 })).toEqual(['amount-not-understood']);
    expect(problems({ justifiedTotal: 1e12 })).toEqual(['amount-too-large']);
  });

  it('warns of zero and of an amount that is not a multiple of a premium, but can be signed', () => {
    const warnings = (justifiedTotal: number) => {
      const values = completeValues(covidPremium2022, { justifiedTotal }, {});
      expect(isValid(covidPremium2022, values)).toBe(true);
      return failedChecks(covidPremium2022, values).map(({ check, places }) => [check.id, check.level, places]);
    };
    expect(warnings(2500)).toEqual([]);
    expect(warnings(2501)).toEqual([['premiums-of-25', 'warning', [{ field: 'justifiedTotal' }]]]);
    expect(warnings(0)).toEqual([['nothing-spent', 'warning', [{ field: 'justifiedTotal' }]]]);
  });

  it('still has the content hash that people signed', () => {
    const values = completeValues(covidPremium2022, { justifiedTotal: 123_450 }, { advance: 25_000 });
    const account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };
    const content = {
      form: 'covid-premium',
      year: 2022,
      formVersion: covidPremium2022.version,
      nis: '11001',
      values,
      account,
    };
    expect(contentHash(content)).toBe('76b68b5b038c8551531e939417da23b226000205506201895db61c9de3e4fd4a');
  });
});

describe('the content of a report', () => {
  const content: Content = {
    form: 'covid-premium',
    year: 2022,
    formVersion: 1,
    nis: '11001',
    values: { advance: 0, justifiedTotal: 123_450, payable: 123_450 },
    account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
  };

  it('gives the same text whatever the order of its keys', () => {
    const { account, values, ...rest } = content;
    expect(canonicalContent({ account, ...rest, values })).toBe(canonicalContent(content));
  });

  it('has another hash when one cent or the account differs', () => {
    const hashes = [
      content,
      { ...content, values: { ...content.values, justifiedTotal: 123_451 } },
      { ...content, account: { ...content.account, iban: 'BE02539007547035' } },
    ].map(contentHash);
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
