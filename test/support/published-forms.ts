/**
 * Records each published form version in test/forms/published/, to compare it on every run. A report is read, printed
 * and checked with the definition that it was signed with, so that definition must never change.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { MAX_AMOUNT } from '#forms/amount.ts';
import { type Content, contentHash } from '#forms/content.ts';
import {
  type Check,
  type Column,
  type Field,
  type FormDefinition,
  fieldsOf,
  type Line,
  type LocalText,
  languages,
  tablesOf,
  type Value,
  type Values,
} from '#forms/definition.ts';
import { checkValues, completeValues, failedChecks, type Granted, isLines, isValid } from '#forms/values.ts';
import { grantedFor, typedInto } from './any-report.ts';

export type PublishedForm = {
  /** The definition without its functions and texts: ids, kinds, limits, options, and what is computed from what. */
  readonly structure: unknown;
  /**
   * What the definition computes from some values. Functions cannot be written as JSON: the samples are recorded
   * instead.
   */
  readonly samples: readonly Sample[];
  /** The texts, the checks that only warn, what counts as justified, and by what lines are recognised. */
  readonly wording: unknown;
};

type Sample = {
  readonly typed: Values;
  readonly granted: Granted;
  readonly values: Values;
  readonly problems: unknown;
  readonly failedErrors: readonly string[];
  readonly valid: boolean;
  /** The hash that people sign, for a content with these values. */
  readonly contentHash: string;
};

const folder = new URL('../forms/published/', import.meta.url);

const fileNameOf = ({ id, year, version }: FormDefinition): string => `${id}-${year}-v${version}.json`;

/** The names of all recorded files. */
export function recordedFiles(): string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

export function recordedFileOf(definition: FormDefinition): string {
  return fileNameOf(definition);
}

/** The recorded form version; null when it is not recorded yet. */
export function readPublished(definition: FormDefinition): PublishedForm | null {
  const file = new URL(fileNameOf(definition), folder);
  // The cast: only `writePublished` writes these files.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PublishedForm) : null;
}

/** Writes the file of a form version, with one sample on each line. */
export function writePublished(definition: FormDefinition, form: PublishedForm): void {
  mkdirSync(folder, { recursive: true });
  const lines = [
    '{',
    `"structure": ${JSON.stringify(form.structure, null, 2)},`,
    `"wording": ${JSON.stringify(form.wording, null, 2)},`,
    '"samples": [',
    form.samples.map((sample) => JSON.stringify(sample)).join(',\n'),
    ']',
    '}',
  ];
  writeFileSync(new URL(fileNameOf(definition), folder), `${lines.join('\n')}\n`);
}

/**
 * A form version as it is now, computed from the inputs of the recorded samples; from new inputs when it is not
 * recorded.
 */
export function describeForm(definition: FormDefinition, recorded: PublishedForm | null): PublishedForm {
  const inputs = recorded
    ? recorded.samples.map(({ typed, granted }) => ({ typed, granted }))
    : chooseInputs(definition);
  return {
    structure: structureOf(definition),
    samples: inputs.map(({ typed, granted }) => sampleOf(definition, typed, granted)),
    wording: wordingOf(definition),
  };
}

function sampleOf(definition: FormDefinition, typed: Values, granted: Granted): Sample {
  const values = completeValues(definition, typed, granted);
  const content: Content = {
    form: definition.id,
    year: definition.year,
    formVersion: definition.version,
    nis: '11001',
    values,
    account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
  };
  return {
    typed,
    granted,
    values,
    problems: checkValues(definition, values),
    failedErrors: failedIn(definition, values).filter((id) => isError(definition, id)),
    valid: isValid(definition, values),
    contentHash: contentHash(content),
  };
}

const failedIn = (definition: FormDefinition, values: Values): string[] =>
  failedChecks(definition, values).map(({ check }) => check.id);

const isError = ({ checks }: FormDefinition, checkId: string): boolean =>
  checks.some(({ id, level }) => id === checkId && level === 'error');

type Input = Pick<Sample, 'typed' | 'granted'>;

/**
 * The empty form; random input with small and large amounts, below and above what was granted; and further input, so
 * that each error occurs in one sample and is absent in another.
 */
function chooseInputs(definition: FormDefinition): Input[] {
  const random = fc
    .sample(fc.tuple(typedInto(definition), grantedFor(definition)), { seed: 1, numRuns: 1000 })
    .map(([typed, granted]): Input => ({ typed, granted }));
  const everything = Object.fromEntries(
    fieldsOf(definition)
      .filter(({ kind }) => kind === 'granted')
      .map(({ id }) => [id, MAX_AMOUNT]),
  );
  const chosen: Input[] = [{ typed: {}, granted: {} }];
  for (const { typed: large, granted } of random.slice(0, 4)) {
    const small = withSmallAmounts(definition, large);
    for (const typed of [large, small]) {
      for (const given of [granted, {}, everything]) chosen.push({ typed, granted: given });
    }
  }
  for (const { id } of definition.checks.filter(({ level }) => level === 'error')) {
    for (const expected of [true, false]) {
      const found = random.find(({ typed, granted }) => {
        const values = completeValues(definition, typed, granted);
        return failedIn(definition, values).includes(id) === expected && checkValues(definition, values).length === 0;
      });
      if (found) chosen.push(found);
    }
  }
  return chosen;
}

/** The same values with amounts below EUR 10,000. */
function withSmallAmounts(definition: FormDefinition, typed: Values): Values {
  const reduced = (fields: readonly (Field | Column)[], values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]): [string, Value] => {
        const field = fields.find((each) => each.id === id);
        if (field?.kind === 'amount' && typeof value === 'number') return [id, value % 1_000_000];
        // The cast: a line has single values only.
        if (field?.kind === 'table' && isLines(value))
          return [id, value.map((line) => reduced(field.columns, line) as Line)];
        return [id, value];
      }),
    );
  return reduced(fieldsOf(definition), typed);
}

function structureOf(definition: FormDefinition): unknown {
  // `justified` and the keys of tables are for reading only, like the texts.
  const { justified: _, ...signed } = definition;
  const sections = definition.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => (field.kind === 'table' ? { ...field, key: undefined } : field)),
  }));
  return withoutTexts({ ...signed, sections, checks: definition.checks.filter(({ level }) => level === 'error') });
}

function wordingOf(definition: FormDefinition): unknown {
  const warnings = definition.checks.filter(({ level }) => level === 'warning');
  return {
    texts: textsIn(definition, ''),
    warnings: warnings.map((check: Check) => withoutTexts(check)),
    justified: definition.justified,
    keys: Object.fromEntries(tablesOf(definition).flatMap(({ id, key }) => (key ? [[id, key]] : []))),
  };
}

function isText(value: unknown): value is LocalText {
  return typeof value === 'object' && value !== null && languages.every((language) => language in value);
}

/** The data in a value: JSON without functions and texts. */
function withoutTexts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (isText(each) ? undefined : each)));
}

/** Every text in a value, by its path. */
function textsIn(value: unknown, path: string): Record<string, LocalText> {
  if (isText(value)) return { [path]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, each]: [string, unknown]) => textsIn(each, `${path}/${nameOf(each) ?? key}`)),
  );
}

/**
 * Fields, columns, options and checks have their id in the path, so that adding one does not change the paths of
 * others.
 */
function nameOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}

/** The computed fields that no sample has a result for: nobody would notice a change of these. */
export function untestedFields(definition: FormDefinition, { samples }: PublishedForm): string[] {
  return fieldsOf(definition)
    .filter(({ kind }) => kind === 'computed')
    .map(({ id }) => id)
    .filter((id) => samples.every(({ values }) => values[id] === undefined));
}
