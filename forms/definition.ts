/** The type of a form's definition; the definitions are in the folders of the years. Pure data and pure functions. */

/** The languages of the application, in the order in which they are offered. */
export const languages = ['nl', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/** An amount of money in euro cents. Always a whole number. */
export type Cents = number;

/**
 * One value as it is stored, signed and sent. By kind of field: an amount in cents, a whole number, a percentage in
 * hundredths of a percent, a date as `2026-12-31`, a choice by the id of its option, a text.
 */
export type Scalar = number | string;
/** One line of a table, by column. */
export type Line = Readonly<Record<string, Scalar>>;
export type Value = Scalar | readonly Line[];
/** The values of a report, by field id, as JSON. A field that was not filled in is absent. */
export type Values = Readonly<Record<string, Value>>;

type Named = {
  /** Letters and digits, starting with a lower-case letter. It must never change: it is part of what was signed. */
  readonly id: string;
  readonly label: LocalText;
  /** The name within a sentence, where the label does not fit: "begindatum" for the column "Van". */
  readonly inText?: LocalText;
  /** Explains what must be filled in. */
  readonly help?: LocalText;
};

/** A field in which the organisation types one value. Numbers are zero or more. */
export type TypedField = Named & {
  /** May be left empty. Every other field must be filled in before the report can be signed. */
  readonly optional?: true;
} & (
    | { /** Up to `MAX_AMOUNT`. */ readonly kind: 'amount' }
    | { /** A whole number, up to `MAX_NUMBER`. */ readonly kind: 'number' }
    | { /** Up to 100%, which is `HUNDRED_PERCENT`. */ readonly kind: 'percentage' }
    | { /** Both days included. */ readonly kind: 'date'; readonly earliest?: string; readonly latest?: string }
    | { /** One of the options. */ readonly kind: 'choice'; readonly options: readonly Option[] }
    | {
        readonly kind: 'text';
        /** In characters. `MAX_LINE_LENGTH` by default; at most `MAX_TEXT_LENGTH`. */
        readonly maxLength?: number;
      }
  );

/** An option of a choice. Its id must never change: it is part of what was signed. */
export type Option = { readonly id: string; readonly label: LocalText };

/**
 * A number that is computed from others, which must come before it. `from` names them: a field by its id (a date counts
 * as the number of days since 1 January 1970), the total of a column by `table.column`, the number of lines of a table
 * by `table`. The result is absent while one of them is missing.
 */
export type ComputedField = Named & {
  readonly kind: 'computed';
  /** The unit of the result: an amount by default. */
  readonly unit?: 'amount' | 'number' | 'percentage';
  readonly from: readonly string[];
  readonly compute: (...numbers: number[]) => number;
};

/**
 * An amount that FPS MI sets for each organisation; 0 by default.
 * - `maximum`: the most that FPS MI refunds
 * - `advance`: what FPS MI has already paid
 */
export type GrantedField = Named & { readonly kind: 'granted'; readonly grant: 'maximum' | 'advance' };

/** A column of a table: one value in each line. A computed column follows from other columns of the same line. */
export type Column = (TypedField | ComputedField) & {
  /** Shows the total of the column under the table. */
  readonly total?: true;
};

/** A table with as many lines as the organisation adds. */
export type TableField = Named & {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /**
   * The typed columns whose values together identify a line: the number of a staff member and the first day. A second
   * upload recognises lines by them. Two lines may have the same key; people are then asked to check them. It is not part
   * of what is signed.
   */
  readonly key?: readonly string[];
  /** What a line is about: "Personeelslid" for the table "Personeelsleden". */
  readonly lineName?: LocalText;
  /** 0 by default. */
  readonly minLines?: number;
  /** `MAX_LINES` by default. */
  readonly maxLines?: number;
};

/** A field or column of one value. */
export type SingleField = TypedField | ComputedField | GrantedField;
export type Field = SingleField | TableField;

/** The default maximum length of a text, in characters. A longer text has an input of several lines. */
export const MAX_LINE_LENGTH = 200;
/** The longest `maxLength` that a text field may have, in characters. */
export const MAX_TEXT_LENGTH = 4_000;
/** Whether a text may have line breaks, and an input of several lines. */
export function hasSeveralLines({ maxLength = MAX_LINE_LENGTH }: { readonly maxLength?: number }): boolean {
  return maxLength > MAX_LINE_LENGTH;
}
/** The largest `maxLines` that a table may have. */
export const MAX_LINES = 10_000;

export type Section = {
  /** Can be left out when the form has one section. */
  readonly title?: LocalText;
  readonly help?: LocalText;
  readonly fields: readonly Field[];
};

/**
 * A rule between values. When it fails, an `error` blocks signing; a `warning` blocks nothing. It is evaluated only
 * when all values of `from` are present.
 */
export type Check = {
  readonly id: string;
  readonly level: 'error' | 'warning';
  /** The id of a table: the check is evaluated for each of its lines, and `from` and `when` name columns. */
  readonly each?: string;
  /** Evaluates the check only where this choice is one of these options. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /** The values that it depends on, as in a computed field. They are also the places that a failure points to. */
  readonly from: readonly string[];
  readonly fails: (...numbers: number[]) => boolean;
  readonly text: LocalText;
};

export type FormDefinition = {
  readonly id: string;
  /** The year that the report is about. */
  readonly year: number;
  /** Goes up by one with each change of the definition. A report keeps the version that it was filled in with. */
  readonly version: number;
  /** The start of the ministry's reference numbers for this form. */
  readonly referencePrefix: string;
  readonly title: LocalText;
  readonly introduction: LocalText;
  readonly sections: readonly Section[];
  readonly checks: readonly Check[];
  /** The id of the field with the amount that FPS MI must pay. */
  readonly payable: string;
  /**
   * What the organisation justifies, for summaries: the sum of these, named as in `from` of a computed field. It is not
   * part of what is signed.
   */
  readonly justified: readonly string[];
};

/** All fields of a form, in its order. */
export function fieldsOf(definition: Pick<FormDefinition, 'sections'>): Field[] {
  return definition.sections.flatMap(({ fields }) => fields);
}

/** Whether the organisation types one value in this field. */
export function isTyped<F extends Field>(field: F): field is Extract<F, TypedField> {
  return field.kind !== 'computed' && field.kind !== 'granted' && field.kind !== 'table';
}

/** The tables of a form. */
export function tablesOf(definition: Pick<FormDefinition, 'sections'>): TableField[] {
  return fieldsOf(definition).filter((field) => field.kind === 'table');
}

/**
 * Whether a report with errors can be saved and completed later. A form of one field cannot: it is completed in one
 * step.
 */
export function canSaveWithErrors(definition: Pick<FormDefinition, 'sections'>): boolean {
  return tablesOf(definition).length > 0 || fieldsOf(definition).filter(isTyped).length > 1;
}

/** A place in a form: a field, or a cell of a table. Lines are counted from 0. */
export type Place = { readonly field: string; readonly line?: number; readonly column?: string };

/**
 * What can be wrong with a single value, a closed set. By kind of field:
 * - `…-missing`: nothing was filled in; `lines-missing`: fewer lines than the table must have
 * - `…-not-understood`: it cannot be read as a value of this kind
 * - `text-not-printable`: typed or uploaded with a character that documents cannot show (forms/printable.ts)
 * - `…-negative`: below zero
 * - `…-too-precise`, `number-not-whole`: more decimals than the field takes
 * - `…-too-large`, `text-too-long`, `lines-too-many`: more than the field takes
 * - `date-outside-period`: before the first or after the last day that the field takes
 * - `choice-unknown`: it is not one of the options
 */
export const problemCodes = [
  'amount-missing',
  'amount-not-understood',
  'amount-negative',
  'amount-too-precise',
  'amount-too-large',
  'number-missing',
  'number-not-understood',
  'number-negative',
  'number-not-whole',
  'number-too-large',
  'percentage-missing',
  'percentage-not-understood',
  'percentage-negative',
  'percentage-too-precise',
  'percentage-too-large',
  'date-missing',
  'date-not-understood',
  'date-outside-period',
  'choice-missing',
  'choice-unknown',
  'text-missing',
  'text-not-understood',
  'text-not-printable',
  'text-too-long',
  'lines-missing',
  'lines-not-understood',
  'lines-too-many',
] as const;
export type FieldProblemCode = (typeof problemCodes)[number];

/** What is wrong with a value, and where. A report with such a problem cannot be signed (requirement D1). */
export type FieldProblem = Place & { readonly code: FieldProblemCode };
