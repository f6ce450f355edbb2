/** The headings and cell formats that all exports of reports share. */

import type { Language, SingleField } from '#forms/definition.ts';
import { formatValue } from '#forms/writing.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { FormColumn } from './form-columns.ts';

/** The headings of the columns: those of every list, then those of the form. */
export function headings(language: Language, columns: readonly FormColumn[]): string[] {
  const text = textsIn(language).terms;
  return [
    text.reference,
    text.ocmw,
    'NIS',
    text.form,
    text.year,
    text.province,
    text.payable,
    text.receivedAt,
    text.status,
    ...columns.map(({ label }) => label[language]),
  ];
}

// Swedish writes dates and times like ISO 8601.
const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment in Belgian time: "2026-07-01 23:59:30". */
export function localTime(moment: Date): string {
  return format.format(moment);
}

/** A value that is not a number: a choice by its label, a date as ISO 8601, a text as typed. */
export function textOf(field: SingleField, value: string, language: Language): string {
  return field.kind === 'choice' ? formatValue(field, value, language) : value;
}
