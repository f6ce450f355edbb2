/** What a form is: the shape of the definitions in this folder. Pure data and pure functions. */

/** The languages of the application, in the order in which they are offered. */
export const languages = ['nl', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/** An amount of money in whole euro cents. Never a fraction. */
export type Cents = number;

/** The amounts of a report by field id. */
export type Values = Readonly<Record<string, Cents>>;

type FieldTexts = {
  readonly id: string;
  readonly label: LocalText;
  /** What the field must hold, shown beside it. */
  readonly help?: LocalText;
};

export type Field = FieldTexts &
  (
    | { /** Set by FPS MI for each organisation; 0 where it granted nothing. */ readonly kind: 'granted' }
    | { /** Typed in by the organisation; zero or more, at most `max`. */ readonly kind: 'amount'; readonly max: Cents }
    | {
        /** Follows from the other fields; undefined while one that it needs is missing. */
        readonly kind: 'computed';
        readonly compute: (values: Values) => Cents | undefined;
      }
  );

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
  readonly fields: readonly Field[];
  /** The id of the field that says what FPS MI must pay. */
  readonly payable: string;
};

/** A field that the organisation types in. */
export type TypedField = Extract<Field, { kind: 'amount' }>;

/** The fields that the organisation types in, in the order of the form. */
export function typedFields(definition: FormDefinition): TypedField[] {
  return definition.fields.filter((field) => field.kind === 'amount');
}

/**
 * All amounts of a report: the typed ones, those that FPS MI granted (0 where none), and what follows from them.
 * @param typed by field id; a field that was not filled in is absent
 */
export function completeValues(definition: FormDefinition, typed: Values, granted: Values): Values {
  const values: Record<string, Cents> = {};
  for (const field of definition.fields) {
    switch (field.kind) {
      case 'granted':
        values[field.id] = granted[field.id] ?? 0;
        break;
      case 'amount': {
        const amount = typed[field.id];
        if (amount !== undefined) values[field.id] = amount;
        break;
      }
      case 'computed': {
        const amount = field.compute(values);
        if (amount !== undefined) values[field.id] = amount;
        break;
      }
    }
  }
  return values;
}

/** Whether the values of a report have what FPS MI grants now: a report keeps what was granted when it was saved. */
export function isGranted(definition: FormDefinition, values: Values, granted: Values): boolean {
  return definition.fields.every(({ kind, id }) => kind !== 'granted' || values[id] === (granted[id] ?? 0));
}

/** Why a typed value cannot stand; a report with such a problem cannot be signed (requirement D1). */
export type FieldProblem = { readonly field: string; readonly code: AmountProblem };

/**
 * What is wrong with an amount, a closed set:
 * - `amount-missing`: nothing was filled in
 * - `amount-not-understood`: what was typed is not an amount
 * - `amount-negative`: below zero
 * - `amount-too-precise`: more than two decimals
 * - `amount-too-large`: more than the field allows
 */
export const amountProblems = [
  'amount-missing',
  'amount-not-understood',
  'amount-negative',
  'amount-too-precise',
  'amount-too-large',
] as const;
export type AmountProblem = (typeof amountProblems)[number];

/** The errors that the system can detect in the values of a report. None: it may be signed. */
export function checkValues(definition: FormDefinition, values: Values): FieldProblem[] {
  return typedFields(definition).flatMap((field): FieldProblem[] => {
    const amount = values[field.id];
    if (amount === undefined) return [{ field: field.id, code: 'amount-missing' }];
    if (!Number.isSafeInteger(amount)) return [{ field: field.id, code: 'amount-not-understood' }];
    if (amount < 0) return [{ field: field.id, code: 'amount-negative' }];
    if (amount > field.max) return [{ field: field.id, code: 'amount-too-large' }];
    return [];
  });
}
