import { describe, expect, it } from 'vitest';
import { catalogue, findForm } from '../../forms/catalogue.ts';
import { type Content, canonicalContent, contentHash } from '../../forms/content.ts';
import { covidPremium2022 } from '../../forms/covid-premium-2022.ts';
import { checkValues, completeValues } from '../../forms/definition.ts';

describe('every form in the catalogue', () => {
  it('has its own id and year, and its payable amount among its fields', () => {
    const keys = catalogue.map((definition) => `${definition.id}/${definition.year}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const definition of catalogue) {
      expect(findForm(definition.id, definition.year)).toBe(definition);
      expect(definition.fields.map((field) => field.id)).toContain(definition.payable);
    }
  });
});

describe('the Covid-19 premium', () => {
  it('asks FPS MI for the justified total less the advance', () => {
    const values = completeValues(covidPremium2022, { justifiedTotal: 100_000 }, { advance: 25_000 });
    expect(values).toEqual({ advance: 25_000, justifiedTotal: 100_000, payable: 75_000 });
  });

  it('may come to less than nothing when the advance was larger', () => {
    expect(completeValues(covidPremium2022, { justifiedTotal: 0 }, { advance: 1 })['payable']).toBe(-1);
  });

  it('asks nothing yet while the total is missing', () => {
    expect(completeValues(covidPremium2022, {}, { advance: 100 })).toEqual({ advance: 100 });
  });

  it('has no advance where FPS MI granted none', () => {
    expect(completeValues(covidPremium2022, { justifiedTotal: 2500 }, {})['advance']).toBe(0);
  });

  it('is valid with an amount, and not without or with one that cannot be', () => {
    const problems = (typed: Record<string, number>) =>
      checkValues(covidPremium2022, completeValues(covidPremium2022, typed, {})).map(({ code }) => code);
    expect(problems({ justifiedTotal: 0 })).toEqual([]);
    expect(problems({})).toEqual(['amount-missing']);
    expect(problems({ justifiedTotal: -1 })).toEqual(['amount-negative']);
    expect(problems({ justifiedTotal: 0.5 })).toEqual(['amount-not-understood']);
    expect(problems({ justifiedTotal: 1e12 })).toEqual(['amount-too-large']);
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

  it('is written in one way, whatever the order in which it was made', () => {
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
