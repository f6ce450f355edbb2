import {
  canWait,
  type FieldProblem,
  type FormDefinition,
  fieldsOf,
  type Language,
  type Place,
  type Values,
} from '#forms/definition.ts';
import { checkValues, failedChecks } from '#forms/values.ts';
import { textsIn } from '#web/text/texts.ts';
import { inputName } from './input-name.ts';
import { Note } from './notice.tsx';

/** Something that is wrong or deserves a look, in words, and where. */
export type Finding = {
  readonly level: 'error' | 'warning';
  readonly text: string;
  readonly places: readonly Place[];
};

/** How many findings of a level are told on top of a page. */
const MOST_TOLD = 20;

/** All that is to be said about the values of a report. */
export function findingsIn(definition: FormDefinition, values: Values, language: Language): Finding[] {
  return [
    ...problemsInWords(definition, checkValues(definition, values), language),
    ...failedChecks(definition, values).map(({ check, places }) => {
      const line =
        places[0]?.line === undefined
          ? ''
          : `${placeInWords(definition, places[0], language, false)}${textsIn(language).colon}`;
      return { level: check.level, places, text: `${line}${check.text[language]}` };
    }),
  ];
}

/** Problems with single values, each with the name of its place. */
export function problemsInWords(
  definition: FormDefinition,
  problems: readonly FieldProblem[],
  language: Language,
): Finding[] {
  const alone = !canWait(definition);
  return problems.map(({ code, ...place }) => {
    const text = textsIn(language).problems[code];
    // Where there is one field, its name would say nothing.
    return {
      level: 'error',
      places: [place],
      text: alone ? text : `${placeInWords(definition, place, language)}${textsIn(language).colon}${text}`,
    };
  });
}

/** "Personeelsleden, lijn 3, Brutokost". */
function placeInWords(definition: FormDefinition, place: Place, language: Language, withColumn = true): string {
  const field = fieldsOf(definition).find(({ id }) => id === place.field);
  const column = field?.kind === 'table' ? field.columns.find(({ id }) => id === place.column) : undefined;
  return [
    field?.label[language],
    place.line !== undefined && textsIn(language).form.line(String(place.line + 1)),
    withColumn && column?.label[language],
  ]
    .filter(Boolean)
    .join(', ');
}

/** A list of findings, each with a link to its first place: on the page at `path`, on this one, or (null) nowhere. */
export function FindingList(props: { findings: readonly Finding[]; language: Language; path?: string | null }) {
  const { findings, language, path = '' } = props;
  const more = findings.length - MOST_TOLD;
  return (
    <ul>
      {findings.slice(0, MOST_TOLD).map(({ text, places: [place] }) => (
        <li>{place && path !== null ? <a href={`${path}${linkTo(place, path)}`}>{text}</a> : text}</li>
      ))}
      {more > 0 && <li>{textsIn(language).form.findings.more(more)}</li>}
    </ul>
  );
}

/** A line may stand on a later page of its table. */
function linkTo(place: Place, path: string): string {
  const anchor = `#${inputName(place)}`;
  return path === '' || place.line === undefined ? anchor : `?show=${place.field}-${place.line}${anchor}`;
}

/** What stops the signing, and what somebody should look at. */
export function Findings(props: { findings: readonly Finding[]; language: Language; path: string | null }) {
  const { findings, language, path } = props;
  const text = textsIn(language).form.findings;
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <Note kind="warning">
          <h2>{text.errorsTitle}</h2>
          <p>{text.errorsLead}</p>
          <FindingList findings={errors} language={language} path={path} />
        </Note>
      )}
      {warnings.length > 0 && (
        <Note kind="information">
          <h2>{text.warningsTitle}</h2>
          <FindingList findings={warnings} language={language} path={path} />
          <p>{text.warningsLead}</p>
        </Note>
      )}
    </>
  );
}
