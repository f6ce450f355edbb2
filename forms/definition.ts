/** What a form is: the shape of the definitions in this folder. Pure data and pure functions. */

/** The languages of the application, in the order in which they are offered. */
export const languages = ['nl', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/** An amount of money in whole euro cents. Never a fraction. */
export type Cents = number;

/**
 * One value as it is kept, signed and sent. By kind of field: an amount in cents, a whole number, a percentage in
 * hundredths of a percent, a date as `2026-12-31`, a choice by the id of its option, a text.
 */
export type Scalar = number | string;
/** One line of a table, by column. */
export type Line = Readonly<Record<string, Scalar>>;
export type Value = Scalar | readonly Line[];
/** What a report says, by field id. JSON as it stands; what was not filled in is absent. */
export type Values = Readonly<Record<string, Value>>;

type Named = {
  /** Letters and digits, beginning with a small letter. Never changed: it is in what was signed. */
  readonly id: string;
  readonly label: LocalText;
  /** What the field must hold, shown beside it. */
  readonly help?: LocalText;
};

/** Something that the organisation types in: one value. Zero or more where it is a number. */
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
        /** Up to `maxLength` characters; `MAX_LINE_LENGTH` where none is given, `MAX_TEXT_LENGTH` at most. */ readonly kind: 'text';
        readonly maxLength?: number;
      }
  );

/** What can be chosen. Its id is never changed: it is in what was signed. */
export type Option = { readonly id: string; readonly label: LocalText };

/**
 * A number that follows from others, all of which stand before it. `from` names them: a field by its id (a date counts
 * as the number of days since 1 January 1970), the total of a table's column by `table.column`, the number of its lines
 * by `table`. While one of them is missing there is no result.
 */
export type ComputedField = Named & {
  readonly kind: 'computed';
  /** What the result is; an amount where it is not said. */
  readonly unit?: 'amount' | 'number' | 'percentage';
  readonly from: readonly string[];
  readonly compute: (...numbers: number[]) => number;
};

/**
 * An amount set by FPS MI for each organisation; 0 where it set none.
 * - `maximum`: the most that it refunds
 * - `advance`: what it has paid already
 */
export type GrantedField = Named & { readonly kind: 'granted'; readonly grant: 'maximum' | 'advance' };

/** A column: one value in each line. A computed one follows from other columns of its line. */
export type Column = (TypedField | ComputedField) & {
  /** The column's total stands under the table. */
  readonly total?: true;
};

/** Lines that are added one by one. */
export type TableField = Named & {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** None where it is not said. */
  readonly minLines?: number;
  /** `MAX_LINES` where it is not said. */
  readonly maxLines?: number;
};

/** A field of one value, as it stands alone or in a line. */
export type SingleField = TypedField | ComputedField | GrantedField;
export type Field = SingleField | TableField;

/** How many characters a text takes where its field does not say. One that says more is typed on several lines. */
export const MAX_LINE_LENGTH = 200;
/** The most characters that any text takes. */
export const MAX_TEXT_LENGTH = 4_000;
/** The most lines that a table takes. */
export const MAX_LINES = 10_000;

export type Section = {
  /** A form of one section needs none. */
  readonly title?: LocalText;
  readonly help?: LocalText;
  readonly fields: readonly Field[];
};

/**
 * Something that must not be (`error`: it stops the signing) or that somebody should look at (`warning`: it stops
 * nothing). It is asked only when all of `from` is there.
 */
export type Check = {
  readonly id: string;
  readonly level: 'error' | 'warning';
  /** A table: the check is asked of each of its lines, and names its columns. */
  readonly each?: string;
  /** Asked only where this choice is one of these options. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /** What it looks at, as in a computed field; the places that it concerns, too. */
  readonly from: readonly string[];
  readonly fails: (...numbers: number[]) => boolean;
  readonly text: LocalText;
};

export type FormDefinition = {
  readonly id: string;
  /** The year that is reported on. */
  readonly year: number;
  /** Goes up with each change of the definition; a report keeps the version that it was filled in with. */
  readonly version: number;
  /** How the ministry's reference numbers of this form begin. */
  readonly referencePrefix: string;
  readonly title: LocalText;
  readonly introduction: LocalText;
  readonly sections: readonly Section[];
  readonly checks: readonly Check[];
  /** The id of the field that says what FPS MI must pay: an amount. */
  readonly payable: string;
};

/** All fields of a form, in its order. */
export function fieldsOf(definition: Pick<FormDefinition, 'sections'>): Field[] {
  return definition.sections.flatMap(({ fields }) => fields);
}

/** Whether the organisation types a field in: one value. */
export function isTyped<F extends Field>(field: F): field is Extract<F, TypedField> {
  return field.kind !== 'computed' && field.kind !== 'granted' && field.kind !== 'table';
}

/** The tables of a form. */
export function tablesOf(definition: Pick<FormDefinition, 'sections'>): TableField[] {
  return fieldsOf(definition).filter((field) => field.kind === 'table');
}

/**
 * Whether a report with errors may be kept and gone on with later. A form of one field is filled in at once: leaving
 * that empty is a slip.
 */
export function canSaveWithErrors(definition: Pick<FormDefinition, 'sections'>): boolean {
  return tablesOf(definition).length > 0 || fieldsOf(definition).filter(isTyped).length > 1;
}

/** Where something stands in a form: a field, or a cell of a table, its lines counted from 0. */
export type Place = { readonly field: string; readonly line?: number; readonly column?: string };

/**
 * What can be wrong with a value by itself, a closed set. By kind of field:
 * - `…-missing`: nothing was filled in; `lines-missing`: fewer lines than the table must have
 * - `…-not-understood`: it cannot be read as what it must be
 * - `…-negative`: below zero
 * - `…-too-precise`, `number-not-whole`: more decimals than there may be
 * - `…-too-large`, `text-too-long`, `lines-too-many`: more than the field takes
 * - `date-outside-period`: before the first or after the last day that the field takes
 * - `choice-unknown`: not one of the options
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
  'text-too-long',
  'lines-missing',
  'lines-not-understood',
  'lines-too-many',
] as const;
export type FieldProblemCode = (typeof problemCodes)[number];

/** Why a value cannot stand; a report with such a problem cannot be signed (requirement D1). */
export type FieldProblem = Place & { readonly code: FieldProblemCode };
