import { describe, expect, it } from 'vitest';
import { municipalities } from '#database/municipalities.ts';

describe('the municipalities', () => {
  it('include the 581 of Belgium, each with its five-digit NIS code', () => {
    expect(municipalities().size).toBe(581);
    for (const [nis, municipality] of municipalities()) expect(municipality.nis).toBe(nis);
  });

  it.each([
    ['63023', 'Eupen', 'where German is spoken: the German name'],
    ['92094', 'Namur', 'in a French-speaking municipality: the French name'],
    ['11002', 'Antwerpen', 'in a Dutch-speaking municipality: the Dutch name'],
    ['21004', 'Brussel', 'in Brussels: the Dutch name'],
  ])('%s is called %s in German (%s)', (nis, german) => {
    expect(municipalities().get(nis)?.name.de).toBe(german);
  });

  it('have the languages of their administration, two in Brussels', () => {
    expect(municipalities().get('21004')?.languages).toEqual(['nl', 'fr']);
    expect(municipalities().get('92094')?.languages).toEqual(['fr']);
  });

  it('belong to a province, except in Brussels', () => {
    expect(municipalities().get('92094')?.province).toEqual({ nl: 'Namen', fr: 'Namur' });
    expect(municipalities().get('21004')?.province.nl).toBe('');
  });
});
