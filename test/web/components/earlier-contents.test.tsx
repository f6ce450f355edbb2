import { describe, expect, it } from 'vitest';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import type { Content } from '#forms/content.ts';
import type { FormDefinition, Line, Values } from '#forms/definition.ts';
import { summaryOf } from '#forms/summary.ts';
import { completeValues } from '#forms/values.ts';
import { words } from '#test/support/visitor.ts';
import { ChangesSinceSignature, ComparedWithYearBefore } from '#web/components/earlier-contents.tsx';

const account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };

function contentOf(definition: FormDefinition, typed: Values, granted: Record<string, number> = {}): Content {
  const values = completeValues(definition, typed, granted);
  return { form: definition.id, year: definition.year, formVersion: definition.version, nis: '11001', values, account };
}

const textOf = (html: unknown): string => words({ status: 200, text: `<main>${html}</main>`, location: null });

describe('what changed since a signature', () => {
  const content = contentOf(covidPremium2022, { justifiedTotal: 10_000 }, { advance: 15_000 });
  const signed = (other: Content) => ({ version: 2, content: other, signer: 'chair', name: 'An Peeters' });
  const shown = (before: Content, personId: string): string =>
    textOf(
      <ChangesSinceSignature
        definition={covidPremium2022}
        content={content}
        last={signed(before)}
        personId={personId}
        language="nl"
      />,
    );

  it('names each value, who pays, and the account', () => {
    const before = contentOf(covidPremium2022, { justifiedTotal: 20_000 }, { advance: 15_000 });
    const text = shown({ ...before, account: { ...account, iban: 'BE71096123456769' } }, 'chair');
    expect(text).toContain('Gewijzigd sinds u versie 2 ondertekende (3)');
    expect(text).toContain('Verantwoord totaalbedrag: van € 200,00 naar € 100,00');
    expect(text).toContain('van € 50,00 naar € 50,00 (terug te betalen door het OCMW)');
    expect(text).toContain('Bankrekening: van BE71 0961 2345 6769 (GKCCBEBB) naar BE68 5390 0754 7034 (GKCCBEBB)');
  });

  it('is said in the second person only to the signer, also when it is nothing', () => {
    expect(shown(content, 'chair')).toContain('Niets gewijzigd sinds u versie 2 ondertekende.');
    expect(shown(content, 'director')).toContain('Niets gewijzigd sinds An Peeters versie 2 ondertekende.');
  });
});

describe('the year before', () => {
  it('is beside this year: amounts, what was granted, and the number of lines', () => {
    const before = { ...personnelCosts2026, year: 2025 };
    const line: Line = {
      member: 'P',
      function: 'other',
      from: '2026-01-01',
      until: '2026-01-31',
      fraction: 1,
      cost: 100,
    };
    const content = contentOf(before, { staff: [line] }, { maximum: 50 });
    const now = contentOf(personnelCosts2026, { staff: [line, line] }, { maximum: 500 });
    const text = textOf(
      <ComparedWithYearBefore
        definition={personnelCosts2026}
        summary={summaryOf(personnelCosts2026, now.values, account)}
        before={{ definition: before, content }}
        language="nl"
      />,
    );
    expect(text).toContain('Vergelijken met 2025 2025 2026');
    expect(text).toContain('Bedrag te betalen door de POD MI € 0,50 € 2,00');
    expect(text).toContain('Maximum toegekend door de POD MI € 0,50 € 5,00');
    expect(text).toContain('Personeelsleden (aantal regels) 1 2');
  });
});
