import type { Child } from 'hono/jsx';
import { tidyDate } from '#forms/date.ts';
import type { Language } from '#forms/definition.ts';
import { textsIn } from './text/texts.ts';
import { TextField } from './text-field.tsx';

type DateFieldProps = {
  readonly name: string;
  readonly label: string;
  /** Beside the label. */
  readonly note?: string | undefined;
  /** The date as it was typed, valid or not, or YYYY-MM-DD. */
  readonly value: string;
  readonly help?: Child;
  /** What is wrong with the date, in words. */
  readonly problem?: string | undefined;
  /** The first and the last day that the calendar offers, YYYY-MM-DD. */
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
  /** htmx attributes of the input. */
  readonly behaviour?: Record<string, string>;
  /** The page opens with the focus on this field. */
  readonly focus?: boolean;
  readonly language: Language;
};

/**
 * A field for a date. It is typed, in any notation that `parseDate` reads; with JavaScript (`date-field.js`) it can also be
 * picked in the calendar of the browser. A date that was understood is shown as the language writes it.
 */
export function DateField({ value, help, earliest, latest, language, ...field }: DateFieldProps) {
  const text = textsIn(language).dates;
  const button = (
    <button
      type="button"
      class="pick-date"
      data-date-of={field.name}
      data-earliest={earliest}
      data-latest={latest}
      title={text.pick}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4" fill="none" stroke="currentColor" stroke-width="1.6" />
      </svg>
      <span class="visually-hidden">
        {text.pick}, {field.label}
      </span>
    </button>
  );
  const hint = (
    <>
      {help}
      <p>{text.pattern}</p>
    </>
  );
  return (
    <TextField {...field} value={tidyDate(value, language)} help={hint} inputmode="text" width={11} after={button} />
  );
}
