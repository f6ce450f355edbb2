/** The differences between two states of a report, and between two versions of a form. */

import {
  type Check,
  type Column,
  type Field,
  type FormDefinition,
  fieldsOf,
  type Line,
  type LocalText,
  languages,
  type SingleField,
  type TableField,
  type Value,
  type Values,
} from './definition.ts';
import { matchLines } from './line-differences.ts';
import { linesIn } from './values.ts';

/** A changed value, or the numbers of lines of a table that were added, removed and changed. */
export type ValueChange =
  | {
      readonly field: SingleField;
      readonly before: Value | undefined;
      readonly after: Value | undefined;
    }
  | { readonly field: TableField; readonly added: number; readonly removed: number; readonly changed: number };

/** The differences between two states of a report, in the order of the form. */
export function changedValues(definition: FormDefinition, before: Values, after: Values): ValueChange[] {
  return fieldsOf(definition).flatMap((field): ValueChange[] => {
    if (field.kind === 'table') {
      const counts = countChanges(field, linesIn(before, field.id), linesIn(after, field.id));
      return counts.added + counts.removed + counts.changed === 0 ? [] : [{ field, ...counts }];
    }
    const valueBefore = before[field.id];
    const valueAfter = after[field.id];
    return valueBefore === valueAfter ? [] : [{ field, before: valueBefore, after: valueAfter }];
  });
}

/** How many lines were added, removed and changed. */
function countChanges(table: TableField, before: readonly Line[], after: readonly Line[]) {
  const { added, removed, changed } = matchLines(table, before, after);
  return { added: added.length, removed: removed.length, changed: changed.length };
}

/**
 * The aspects in which a field or a check can differ:
 * - `label`, `help`, `text`: the texts
 * - `kind`: what kind of value it holds
 * - `need`: whether it may be left empty
 * - `limits`: the maximum length, the number of lines, the first and last day
 * - `options`: the options of a choice
 * - `rule`: how it is computed or checked, and from which fields
 * - `total`: whether a column has a total
 * - `level`: whether a check blocks signing
 */
export const aspects = [
  'label',
  'help',
  'text',
  'kind',
  'need',
  'limits',
  'options',
  'rule',
  'total',
  'level',
] as const;
export type Aspect = (typeof aspects)[number];

/**
 * A field or check that was added, removed or changed. `path`: its label, for a column after the label of its table.
 */
export type DefinitionChange = {
  readonly subject: 'field' | 'check';
  readonly path: readonly LocalText[];
  readonly change: 'added' | 'removed' | readonly Aspect[];
};

/** The differences between two versions of a form, in the order of the later one. What was removed comes last. */
export function changedDefinition(before: FormDefinition, after: FormDefinition): DefinitionChange[] {
  return [
    ...compare(partsOf(before), partsOf(after)).map((change) => ({ subject: 'field' as const, ...change })),
    ...compare(checksOf(before), checksOf(after)).map((change) => ({ subject: 'check' as const, ...change })),
  ];
}

type Part = { readonly path: readonly LocalText[]; readonly aspects: Readonly<Partial<Record<Aspect, string>>> };

function compare(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
): Omit<DefinitionChange, 'subject'>[] {
  const now = [...after].flatMap(([key, { path, aspects: described }]): Omit<DefinitionChange, 'subject'>[] => {
    const old = before.get(key);
    if (old === undefined) return [{ path, change: 'added' }];
    const different = aspects.filter((aspect) => described[aspect] !== old.aspects[aspect]);
    return different.length === 0 ? [] : [{ path, change: different }];
  });
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...now, ...gone.map(([, { path }]) => ({ path, change: 'removed' as const }))];
}

function partsOf(definition: FormDefinition): Map<string, Part> {
  return new Map(
    fieldsOf(definition).flatMap((field): [string, Part][] => [
      [field.id, { path: [field.label], aspects: aspectsOf(field) }],
      ...(field.kind === 'table'
        ? field.columns.map((column): [string, Part] => [
            `${field.id}.${column.id}`,
            { path: [field.label, column.label], aspects: aspectsOf(column) },
          ])
        : []),
    ]),
  );
}

function aspectsOf(field: Field | Column): Part['aspects'] {
  const texts = { label: textOf(field.label), help: textOf(field.help), kind: field.kind };
  switch (field.kind) {
    case 'granted':
      return { ...texts, kind: `${field.kind} ${field.grant}` };
    case 'computed':
      return {
        ...texts,
        rule: ruleOf(field.from, field.compute),
        kind: `computed ${field.unit}`,
        total: totalIn(field),
      };
    case 'table':
      return { ...texts, limits: `${field.minLines} ${field.maxLines}` };
    case 'amount':
    case 'number':
    case 'percentage':
      return { ...texts, need: String(field.optional), total: totalIn(field) };
    case 'date':
      return { ...texts, need: String(field.optional), limits: `${field.earliest} ${field.latest}` };
    case 'text':
      return { ...texts, need: String(field.optional), limits: String(field.maxLength) };
    case 'choice': {
      const options = field.options.map(({ id, label }) => `${id} ${textOf(label)}`).join('\n');
      return { ...texts, need: String(field.optional), options };
    }
  }
}

function totalIn(field: Field | Column): string {
  return String('total' in field && field.total === true);
}

function checksOf({ checks }: FormDefinition): Map<string, Part> {
  return new Map(checks.map((check) => [check.id, { path: [check.text], aspects: checkAspects(check) }]));
}

function checkAspects({ level, each, when, from, fails, text }: Check): Part['aspects'] {
  return { level, text: textOf(text), rule: [each, JSON.stringify(when), ruleOf(from, fails)].join('\n') };
}

/**
 * Compares functions by their source. Two sources with the same meaning count as different: a needless notice does no
 * harm.
 */
function ruleOf(from: readonly string[], rule: (...numbers: number[]) => unknown): string {
  return `${from.join(', ')}: ${rule}`;
}

function textOf(text: LocalText | undefined): string {
  return text ? languages.map((language) => text[language]).join('\n') : '';
}
