import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_AMOUNT, parseAmount } from '#forms/amount.ts';
import { catalogue } from '#forms/catalogue.ts';
import { type Content, canonicalContent, contentHash } from '#forms/content.ts';
import {
  type Column,
  type FormDefinition,
  fieldsOf,
  languages,
  type SingleField,
  type Values,
} from '#forms/definition.ts';
import { valuesSchema } from '#forms/schema.ts';
import { completeValues, isLines, isValid, linesIn, payableOf, totalOf, typedValues } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { checkDelivery } from '#services/fps-mi/delivery/check-delivery.ts';
import { paymentFile } from '#services/fps-mi/payments/payment-file.ts';
import { grantedFor, readBack, typedInto } from '#test/support/any-report.ts';
import { canonicalText, delivery, PAYER } from '#test/support/ministry.ts';
import { sampleForm } from '#test/support/sample-form.ts';
import { fieldTexts, readFieldTexts } from '#test/support/typed-report.ts';

/**
 * For random input into every form: the number that is stored, signed, printed, sent and paid is the same to the cent,
 * in all three languages.
 */

/** Each number of a report, with the field or column that it belongs to. */
function numbersIn(definition: FormDefinition, values: Values): [SingleField, number][] {
  return fieldsOf(definition).flatMap((field): [SingleField, number][] => {
    if (field.kind !== 'table') {
      const value = values[field.id];
      return typeof value === 'number' ? [[field, value]] : [];
    }
    return field.columns.flatMap((column): [SingleField, number][] => [
      ...linesIn(values, field.id).flatMap((line): [SingleField, number][] => {
        const value = line[column.id];
        return typeof value === 'number' ? [[column, value]] : [];
      }),
      ...totalsOf(values, field.id, column),
    ]);
  });
}

function totalsOf(values: Values, table: string, column: Column): [SingleField, number][] {
  return column.total ? [[column, totalOf(linesIn(values, table), column.id)]] : [];
}

/** The payment file of one amount. */
function paymentOf(amount: number): string {
  const transfer = { reference: 'X-2026-11001-1', creditor: 'OCMW Aartselaar', iban: 'BE68539007547034', amount };
  const order = { id: 'PAY-000001', createdAt: new Date(), executeOn: '2026-11-26', payer: PAYER };
  return paymentFile({ ...order, transfers: [{ ...transfer, purpose: 'x' }] });
}

/** The amount that a bank would pay, in cents. */
function paidBy(file: string): number {
  return Number(/<InstdAmt Ccy="EUR">([^<]*)</.exec(file)?.[1]?.replace('.', ''));
}

describe.each(
  [...catalogue, sampleForm].map(
    (definition) => [`${definition.id} ${definition.year} v${definition.version}`, definition] as const,
  ),
)('%s', (_, definition) => {
  const cases = fc.tuple(typedInto(definition), grantedFor(definition));

  it('reads back the values that it writes into input fields, in each language', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        const values = completeValues(definition, typed, granted);
        expect(typedValues(definition, values)).toEqual(typed);
        for (const language of languages) {
          const again = readFieldTexts(definition, fieldTexts(definition, values, language));
          expect(again.problems).toEqual([]);
          expect(completeValues(definition, again.values, granted)).toEqual(values);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows and prints each number to the cent, in each language', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        for (const [field, number] of numbersIn(definition, completeValues(definition, typed, granted))) {
          for (const language of languages) {
            const text = formatValue(field, number, language);
            expect([text, readBack(field, text)]).toEqual([text, number]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is stored, sealed, received and paid as the same numbers', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        const values = completeValues(definition, typed, granted);
        const { content: account } = delivery();
        const { id: form, year, version: formVersion } = definition;
        const content: Content = { form, year, formVersion, nis: '11001', values, account: account.account };
        const kept = JSON.parse(canonicalContent(content));
        expect(kept).toEqual(content);
        expect(contentHash(kept)).toBe(contentHash(content));
        if (!isValid(definition, values)) return;
        expect(valuesSchema(definition).parse(kept.values)).toEqual(values);
        // The sample is not in the catalogue: the ministry does not know it.
        if (definition === sampleForm) return;
        const checked = checkDelivery(canonicalText(delivery({ form, year, formVersion, values })));
        const payable = payableOf(definition, values) ?? 0;
        expect(checked).toMatchObject({ payable, delivery: { content: { values } } });
        if (payable > 0) expect(paidBy(paymentOf(payable))).toBe(payable);
      }),
      { numRuns: 50 },
    );
  });

  it('computes whole cents, whatever is typed', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        const values = completeValues(definition, typed, granted);
        for (const value of Object.values(values)) {
          if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          if (!isLines(value)) continue;
          for (const cell of value.flatMap((line) => Object.values(line))) {
            if (typeof cell === 'number') expect(Number.isSafeInteger(cell)).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

it('reads the same amount with or without groups, with a comma or a dot', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), (cents) => {
      const whole = String(Math.floor(cents / 100));
      const decimals = String(cents % 100).padStart(2, '0');
      const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
      const ways = [
        `${whole},${decimals}`,
        `${whole}.${decimals}`,
        `${grouped('.')},${decimals}`,
        `${grouped(' ')},${decimals}`,
      ];
      for (const way of [...ways, `€ ${ways[0]}`, `${ways[2]} EUR`]) expect(parseAmount(way)).toBe(cents);
    }),
  );
});
