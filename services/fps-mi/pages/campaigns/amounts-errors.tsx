/** Why a file of granted amounts was not read. */

import { formatEuro } from '#forms/amount.ts';
import type { GrantedField, Language } from '#forms/definition.ts';
import type { AmountsProblem, AmountsReading, Place } from '#services/fps-mi/campaigns/amounts-problems.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';

/** How many problems are listed; the others are only counted. */
const MAX_LISTED = 50;
/** In characters. */
const MAX_FOUND = 60;

/** Why there are no amounts: what is wrong with the file, or that it was not read. */
export type AmountsFailure =
  | Exclude<AmountsReading, { type: 'read' }>
  | { readonly type: 'file-missing' | 'gone' | 'changed' }
  | { readonly type: 'busy'; readonly retryAfterS: number };

type ErrorsProps = {
  failure: AmountsFailure;
  fields: readonly Pick<GrantedField, 'label'>[];
  language: Language;
};

export function AmountsErrors({ failure, fields, language }: ErrorsProps) {
  const { amounts: text, campaigns } = textsIn(language);
  const refused = (reason: string) => <ErrorSummary title={text.refused} errors={[{ text: reason, href: '#file' }]} />;
  switch (failure.type) {
    case 'wrong':
      return <WrongCells {...failure} fields={fields} language={language} />;
    case 'refused':
      return refused(text.fileRefusals[failure.code]);
    case 'several-sheets':
      return refused(text.severalSheets(failure.sheets.join(', ')));
    case 'file-missing':
      return refused(text.fileMissing);
    case 'busy':
      return refused(text.busy(failure.retryAfterS));
    case 'gone':
      return refused(text.gone);
    case 'changed':
      return <ErrorSummary title={campaigns.problem} text={text.changedMeanwhile} />;
  }
}

type WrongProps = Omit<ErrorsProps, 'failure'> & { problems: readonly AmountsProblem[]; count: number };

function WrongCells({ problems, count, fields, language }: WrongProps) {
  const { amounts: text } = textsIn(language);
  const listed = problems.slice(0, MAX_LISTED).map((problem) => ({ text: problemText(problem, fields, language) }));
  const more = count > MAX_LISTED ? [{ text: text.more(count - MAX_LISTED) }] : [];
  return <ErrorSummary title={text.wrong(count)} errors={[...listed, ...more]} />;
}

/** Where something is: "Rij 12, kolom C". */
export function placeText({ row, letter }: Place, language: Language): string {
  const { amounts: text } = textsIn(language);
  return [row === null ? null : text.row(row), letter === null ? null : text.column(letter)]
    .filter((part) => part !== null)
    .join(', ');
}

function problemText(problem: AmountsProblem, fields: ErrorsProps['fields'], language: Language): string {
  const { terms } = textsIn(language);
  const place = placeText(problem, language);
  const found = problem.found === '' ? '' : ` (${problem.found.slice(0, MAX_FOUND)})`;
  const reason = `${reasonOf(problem, fields, language)}${found}`;
  return place === '' ? reason.charAt(0).toUpperCase() + reason.slice(1) : `${place}${terms.colon}${reason}`;
}

function reasonOf({ code, about = '' }: AmountsProblem, fields: ErrorsProps['fields'], language: Language): string {
  const { problems: text } = textsIn(language).amounts;
  switch (code) {
    case 'header-missing':
    case 'amount-column-missing':
      return text[code](fields.map(({ label }) => `‘${label[language]}’`).join(', '));
    case 'nis-missing':
      return about === '' ? text['nis-missing']() : text['nis-missing-of'](about);
    case 'total-differs':
      return text[code](formatEuro(Number(about), language));
    default:
      return text[code](about);
  }
}
