/** What counts in a report, for people who sign, list or mail it: amounts, account, tables in a line each, warnings. */

import { formatEuro } from './amount.ts';
import type { Account } from './content.ts';
import {
  type Cents,
  type Column,
  type FormDefinition,
  fieldsOf,
  type GrantedField,
  type Language,
  type LocalText,
  type SingleField,
  type TableField,
  tablesOf,
  type Value,
  type Values,
} from './definition.ts';
import { type Finding, failedChecks, linesIn, payableOf, sumOf, totalOf } from './values.ts';
import { formatValue } from './writing.ts';

/** What is settled: FPS MI pays the organisation (also 0), or the organisation pays back. `cents` is never below zero. */
export type Settlement = { readonly direction: 'pay' | 'repay'; readonly cents: Cents };

/** A table without its lines. */
export type TableSummary = {
  readonly table: TableField;
  readonly lines: number;
  /** The totals of the columns that have one, in cents or as the column counts. */
  readonly totals: readonly { readonly column: Column; readonly total: number }[];
};

/** What FPS MI granted in one way: the fields, and their sum. */
export type GrantedSummary = {
  readonly grant: GrantedField['grant'];
  readonly fields: readonly GrantedField[];
  readonly cents: Cents;
};

export type ReportSummary = {
  /** Undefined while a value that it depends on is missing. */
  readonly settlement: Settlement | undefined;
  /** What the organisation spent and may have refunded, before maxima and advances; undefined while a value is missing. */
  readonly justified: Cents | undefined;
  /** The maxima together, and the advance: only what the form has. */
  readonly granted: readonly GrantedSummary[];
  /** The account that the content names; null when the organisation has none yet. */
  readonly account: Account | null;
  readonly tables: readonly TableSummary[];
  /** The failed checks that do not prevent signing. */
  readonly warnings: readonly Finding[];
};

/** The summary of a report. @param account the account in its content */
export function summaryOf(definition: FormDefinition, values: Values, account: Account | null): ReportSummary {
  return {
    settlement: settlementOf(definition, values),
    justified: sumOf(definition.justified, values),
    granted: grantedIn(definition, values),
    account,
    tables: tablesOf(definition).map((table) => tableSummary(table, values)),
    warnings: failedChecks(definition, values).filter(({ check }) => check.level === 'warning'),
  };
}

/** Who pays how much; undefined while a value that it depends on is missing. */
export function settlementOf(definition: FormDefinition, values: Values): Settlement | undefined {
  const payable = payableOf(definition, values);
  return payable === undefined ? undefined : settlementOfAmount(payable);
}

/** The same for an amount to pay. @param payable in cents; below zero, what the organisation must pay back */
export function settlementOfAmount(payable: Cents): Settlement {
  return payable < 0 ? { direction: 'repay', cents: -payable } : { direction: 'pay', cents: payable };
}

/** The label of an amount below zero, in place of the label of the form's amount to pay. */
export const repaymentLabel: LocalText = {
  nl: 'Terug te betalen door het OCMW',
  fr: 'À rembourser par le CPAS',
  de: 'Vom ÖSHZ zurückzuzahlen',
};

/**
 * The label and the text of a value for reading. The amount to pay says who must pay: below zero it has the label of a
 * repayment, and no sign.
 */
export function labelledValue(
  definition: FormDefinition,
  field: SingleField,
  value: Value | undefined,
  language: Language,
): { readonly label: string; readonly text: string } {
  if (field.id === definition.payable && typeof value === 'number' && value < 0) {
    return { label: repaymentLabel[language], text: formatValue(field, -value, language) };
  }
  return { label: field.label[language], text: formatValue(field, value, language) };
}

/** An amount to pay where there is no room for a label: "€ 1.000,50 (terug te betalen door het OCMW)" below zero. */
export function amountWithDirection(payable: Cents, language: Language): string {
  if (payable >= 0) return formatEuro(payable, language);
  const label = repaymentLabel[language];
  return `${formatEuro(-payable, language)} (${label.charAt(0).toLowerCase()}${label.slice(1)})`;
}

/** The label of a settlement: that of the form's amount to pay, or that of a repayment. */
export function settlementLabel(
  definition: FormDefinition,
  { direction }: Pick<Settlement, 'direction'>,
  language: Language,
): string {
  if (direction === 'repay') return repaymentLabel[language];
  return fieldsOf(definition).find(({ id }) => id === definition.payable)?.label[language] ?? '';
}

function grantedIn(definition: FormDefinition, values: Values): GrantedSummary[] {
  const all = fieldsOf(definition).filter((field) => field.kind === 'granted');
  return (['maximum', 'advance'] as const).flatMap((grant) => {
    const fields = all.filter((field) => field.grant === grant);
    const cents = fields.reduce((sum, { id }) => sum + centsIn(values[id]), 0);
    return fields.length === 0 ? [] : [{ grant, fields, cents }];
  });
}

/** A table of these values without its lines. */
export function tableSummary(table: TableField, values: Values): TableSummary {
  const lines = linesIn(values, table.id);
  return {
    table,
    lines: lines.length,
    totals: table.columns.filter(({ total }) => total).map((column) => ({ column, total: totalOf(lines, column.id) })),
  };
}

function centsIn(value: Value | undefined): Cents {
  return typeof value === 'number' ? value : 0;
}
