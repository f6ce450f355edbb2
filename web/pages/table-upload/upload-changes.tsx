import { formatNumber } from '#forms/amount.ts';
import type { Language, Line, TableField } from '#forms/definition.ts';
import type { LineDifference } from '#forms/line-differences.ts';
import { completeLine, totalOf } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { ChangedLines } from '#web/components/changed-lines.tsx';
import { ComparedValues } from '#web/pages/form/compared-values.tsx';
import { linesRange } from '#web/site/line-table.tsx';
import { textsIn } from '#web/text/texts.ts';
import { differencesToCheck, type UploadComparison, type WayToSave, waysToSave } from './compare-upload.ts';
import { keyNames } from './key-names.ts';

/** How many changed lines a page shows at a time: each has up to two values in a cell. */
const CHANGES_PER_PAGE = 50;

type ChangesProps = {
  readonly table: TableField;
  readonly comparison: UploadComparison;
  readonly language: Language;
};

/** What saving an uploaded table would change: how many lines, and which totals. */
export function ChangeSummary({ table, comparison, fromForm, language }: ChangesProps & { fromForm: boolean }) {
  const text = textsIn(language).uploadChanges;
  const { saved, uploaded, matched, updated } = comparison;
  const count = (lines: { readonly length: number }): string => formatNumber(lines.length, language);
  const states = [saved, uploaded, ...(updated ? [updated] : [])].map((lines) =>
    lines.map((line) => completeLine(table, line)),
  );
  const totals = table.columns.filter(({ total }) => total);
  return (
    <>
      <h3>{text.title}</h3>
      <p>
        <strong>
          {(['added', 'changed', 'removed', 'equal'] as const)
            .map((kind) => text.counts[kind](matched[kind].length, count(matched[kind])))
            .join(', ')}
        </strong>
      </p>
      {comparison.result === 'reordered' && <p>{text.reordered}</p>}
      <ComparedValues
        heads={[
          text.saved,
          updated ? text.ways.replace.name : text.afterwards,
          ...(updated ? [text.ways.update.name] : []),
        ]}
        rows={[
          { label: text.lines, values: states.map(count) },
          ...totals.map((column) => ({
            label: text.total(column.label[language]),
            values: states.map((lines) => formatValue(column, totalOf(lines, column.id), language)),
          })),
        ]}
      />
      {fromForm && <p class="hint">{text.fromForm}</p>}
    </>
  );
}

/** Said in place of the button when the file has what is saved already. */
export function NothingToSave({
  formPath,
  tablePath,
  language,
}: {
  formPath: string;
  tablePath: string;
  language: Language;
}) {
  const text = textsIn(language);
  return (
    <>
      <p>{text.uploadChanges.nothing}</p>
      <div class="actions">
        <a class="button primary" href={formPath}>
          {text.uploadChanges.toForm}
        </a>
        <a class="button" href={tablePath}>
          {text.tables.otherFile}
        </a>
      </div>
    </>
  );
}

/** The choice between replacing the lines and updating them; nothing when both would save the same. */
export function WayChoice({ comparison, way, language }: Omit<ChangesProps, 'table'> & { way: WayToSave }) {
  if (comparison.updated === null) return null;
  const text = textsIn(language).uploadChanges;
  const gone = comparison.matched.removed.length;
  return (
    <fieldset class="ways">
      <legend class="small">{text.choose}</legend>
      {waysToSave.map((each) => (
        <label class="choice">
          <input type="radio" name="way" value={each} checked={each === way} />
          <span>
            <span class="name">{text.ways[each].name}</span>
            <span class="help">{text.ways[each].text(gone, formatNumber(gone, language))}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The lines that differ, a page at a time. @param from the number of the first one that the address asks for, from 1 */
export function ChangedLineList(props: ChangesProps & { path: string; from: number }) {
  const { table, comparison, language, path, from } = props;
  const text = textsIn(language);
  const changes = differencesToCheck(comparison);
  if (changes.length === 0) return null;
  const first = Number.isInteger(from) && from > 0 && from <= changes.length ? from - 1 : 0;
  const end = Math.min(first + CHANGES_PER_PAGE, changes.length);
  const complete = (line: Line): Line => completeLine(table, line);
  const link = (start: number): string => `${path}?from=${start + 1}#changes`;
  return (
    <section aria-labelledby="changes">
      <h3 id="changes">{text.uploadChanges.changesTitle}</h3>
      <p class="hint">{text.uploadChanges.recognised(keyNames(table, language))}</p>
      {changes.length > CHANGES_PER_PAGE && <p>{linesRange(first, end, changes.length, language)}</p>}
      <ChangedLines
        table={table}
        changes={changes.slice(first, end).map((change) => mapLines(change, complete))}
        names={text.uploadChanges.kinds}
        labelledBy="changes"
        language={language}
      />
      {changes.length > CHANGES_PER_PAGE && (
        <div class="actions">
          {first > 0 && (
            <a class="button" href={link(Math.max(0, first - CHANGES_PER_PAGE))}>
              {text.form.previousLines}
            </a>
          )}
          {end < changes.length && (
            <a class="button" href={link(end)}>
              {text.form.nextLines}
            </a>
          )}
        </div>
      )}
    </section>
  );
}

function mapLines(change: LineDifference, map: (line: Line) => Line): LineDifference {
  switch (change.kind) {
    case 'added':
      return { ...change, after: map(change.after) };
    case 'removed':
      return { ...change, before: map(change.before) };
    case 'changed':
      return { ...change, before: map(change.before), after: map(change.after) };
  }
}
