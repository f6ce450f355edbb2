import type { Child } from 'hono/jsx';
import {
  canSaveWithErrors,
  type FieldProblem,
  type FormDefinition,
  fieldsOf,
  type Language,
  type Place,
  type Values,
} from '#forms/definition.ts';
import { checkValues, type Finding as FailedCheck, failedChecks } from '#forms/values.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';
import { inputName } from './input-name.ts';
import { Note } from './notice.tsx';

/** An error or a warning about the values, as text, and the places that it concerns. */
export type Finding = {
  readonly level: 'error' | 'warning';
  readonly text: string;
  readonly places: readonly Place[];
};

/** How many findings of a level a page lists. */
export const MAX_LISTED = 20;

/** What is wrong or unusual in the values of a report: in single values, and between them. */
export type Checked = { readonly problems: readonly FieldProblem[]; readonly failed: readonly FailedCheck[] };

/** Checks the values of a report. */
export function checkReport(definition: FormDefinition, values: Values): Checked {
  return { problems: checkValues(definition, values), failed: failedChecks(definition, values) };
}

/** The findings of one level. A table can have thousands: only the first ones become texts. */
type Listed = { readonly findings: readonly Finding[]; readonly count: number };

function listErrors(definition: FormDefinition, { problems, failed }: Checked, language: Language): Listed {
  const errors = failed.filter(({ check }) => check.level === 'error');
  const listed = problemFindings(definition, problems.slice(0, MAX_LISTED), language);
  const left = errors.slice(0, MAX_LISTED - listed.length);
  return {
    findings: [...listed, ...left.map((error) => checkFinding(definition, error, language))],
    count: problems.length + errors.length,
  };
}

function listWarnings(definition: FormDefinition, { failed }: Checked, language: Language): Listed {
  const warnings = failed.filter(({ check }) => check.level === 'warning');
  return {
    findings: warnings.slice(0, MAX_LISTED).map((warning) => checkFinding(definition, warning, language)),
    count: warnings.length,
  };
}

/** A failed check as text, after its line where it is about one. */
export function checkFinding(definition: FormDefinition, { check, places }: FailedCheck, language: Language): Finding {
  const [first] = places;
  const text = check.text[language];
  if (first?.line === undefined) return { level: check.level, places, text };
  const { column: _, ...line } = first;
  return { level: check.level, places, text: after(placeText(definition, line, language), text, language) };
}

/** Problems with single values, as text after the label of their place. */
export function problemFindings(
  definition: FormDefinition,
  problems: readonly FieldProblem[],
  language: Language,
): Finding[] {
  const onlyField = !canSaveWithErrors(definition);
  return problems.map(({ code, ...place }) => {
    const text = textsIn(language).problems[code];
    // In a form with one field the label adds nothing.
    return {
      level: 'error',
      places: [place],
      text: onlyField ? text : after(placeText(definition, place, language), text, language),
    };
  });
}

/** "Personeelslid 3, brutokost"; "Premies, regel 3, aantal" in a table whose lines have no name of their own. */
function placeText(definition: FormDefinition, place: Place, language: Language): string {
  const field = fieldsOf(definition).find(({ id }) => id === place.field);
  const column = field?.kind === 'table' ? field.columns.find(({ id }) => id === place.column) : undefined;
  const lineName = field?.kind === 'table' ? field.lineName?.[language] : undefined;
  const number = place.line === undefined ? undefined : String(place.line + 1);
  const line = number && within(siteTextsIn(language).lines.line(number), language);
  return [
    lineName && number ? `${lineName} ${number}` : [field?.label[language], line].filter(Boolean).join(', '),
    column && (column.inText?.[language] ?? within(column.label[language], language)),
  ]
    .filter(Boolean)
    .join(', ');
}

/** A text behind the place that it is about: one sentence. */
export function after(place: string, text: string, language: Language): string {
  return `${place}${textsIn(language).colon}${within(text, language)}`;
}

/** A text as it continues a sentence. In German a noun keeps its capital, and so does a sentence after a colon. */
export function within(text: string, language: Language): string {
  return language === 'de' || /^.\p{Lu}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** How a finding on the page of a form opens the line that it is about: without saving, as the buttons of lines do. */
export type LineOpener = {
  readonly formPath: string;
  /** The id of the element `form`. */
  readonly formId: string;
  /** Whether the lines of a table are entered in the form. */
  readonly isEditable: (table: string) => boolean;
};

type FindingListProps = {
  readonly findings: readonly Finding[];
  readonly count?: number;
  readonly language: Language;
  /** The page to which each links; '': this page; null: no links. */
  readonly path?: string | null;
  readonly opener?: LineOpener | undefined;
};

/** A list of findings. @param count how many there are, when `findings` are the first ones */
export function FindingList({ findings, count = findings.length, language, path = '', opener }: FindingListProps) {
  const more = count - MAX_LISTED;
  return (
    <ul>
      {findings.slice(0, MAX_LISTED).map(({ text, places: [place] }) => (
        <li>
          <FindingLink place={place} path={path} opener={opener}>
            {text}
          </FindingLink>
        </li>
      ))}
      {more > 0 && <li>{textsIn(language).form.findings.more(more)}</li>}
    </ul>
  );
}

function FindingLink(props: {
  place: Place | undefined;
  path: string | null;
  opener: LineOpener | undefined;
  children?: Child;
}) {
  const { place, path, opener, children } = props;
  if (place === undefined || path === null) return <>{children}</>;
  if (opener === undefined || place.line === undefined || !opener.isEditable(place.field))
    return <a href={`${path}${linkTo(place, path)}`}>{children}</a>;
  return (
    <button
      type="submit"
      form={opener.formId}
      name="do"
      value={`edit-${inputName(place)}`}
      class="link"
      {...lineActionAttributes(opener.formPath, place.field)}
    >
      {children}
    </button>
  );
}

/** The htmx attributes of a button that changes the lines of a table: only the table is replaced. */
export function lineActionAttributes(formPath: string, table: string): Record<string, string> {
  return {
    'hx-post': formPath,
    'hx-target': `#${table}`,
    'hx-swap': 'outerHTML',
    'hx-sync': '#report-form:drop',
    'hx-status:422': 'swap:outerHTML',
    'hx-config': '{"timeout": 20000}',
    // When it fails, site.js says so beside the button.
    'data-line-action': 'yes',
  };
}

/** The link opens the line in the form, with the focus on the cell. */
function linkTo(place: Place, path: string): string {
  const anchor = `#${inputName(place)}`;
  return path === '' || place.line === undefined ? anchor : `?open=${inputName(place)}${anchor}`;
}

/** The errors that prevent signing, and the warnings. */
export function Findings(props: {
  /** Whether it says that a form with warnings can be signed: not to people whose signature is not asked for. */
  advises: boolean;
  definition: FormDefinition;
  checked: Checked;
  language: Language;
  path: string | null;
  opener?: LineOpener;
}) {
  const { advises, definition, checked, language, path, opener } = props;
  const text = textsIn(language).form.findings;
  const [errors, warnings] = [listErrors(definition, checked, language), listWarnings(definition, checked, language)];
  return (
    <>
      {errors.count > 0 && (
        <Note kind="warning">
          <h2>{text.errorsTitle(errors.count)}</h2>
          <FindingList {...errors} language={language} path={path} opener={opener} />
        </Note>
      )}
      {warnings.count > 0 && (
        <Note kind="information">
          <h2>{text.warningsTitle}</h2>
          <FindingList {...warnings} language={language} path={path} opener={opener} />
          {advises && <p>{text.warningsLead}</p>}
        </Note>
      )}
    </>
  );
}
