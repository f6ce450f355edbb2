import { formatNumber } from '#forms/amount.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { changedValues, type ValueChange } from '#forms/changes.ts';
import type { Content } from '#forms/content.ts';
import type { Column, Language, Line, TableField } from '#forms/definition.ts';
import { type LineDifference, lineDifferences } from '#forms/line-differences.ts';
import { linesIn } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { accountText } from '#web/bank-account.ts';
import { cellClass, LineHead } from '#web/site/line-table.tsx';
import { textsIn } from '#web/text/texts.ts';

/** How many changed lines of a table are shown. */
const MAX_CHANGED_LINES = 200;

type ComparedProps = {
  readonly from: number;
  readonly to: number;
  readonly before: Content;
  readonly after: Content;
  readonly language: Language;
};

/** What is different between two versions of a report: values side by side, then the lines of each table. */
export function ComparedVersions(props: ComparedProps) {
  const { before, after, language } = props;
  const text = textsIn(language).history;
  // A report keeps the form version of its first save.
  const changes = changedValues(definitionOf(after), before.values, after.values);
  const sameAccount = accountText(before.account) === accountText(after.account);
  const tables = changes.flatMap(({ field }) => (field.kind === 'table' ? [field] : []));
  if (changes.length === 0 && sameAccount) return <p class="lead">{text.same}</p>;
  return (
    <>
      {(tables.length < changes.length || !sameAccount) && (
        <ChangedValues {...props} changes={changes} sameAccount={sameAccount} />
      )}
      {tables.map((table) => (
        <ChangedLines
          table={table}
          changes={lineDifferences(table, linesIn(before.values, table.id), linesIn(after.values, table.id))}
          language={language}
        />
      ))}
    </>
  );
}

function ChangedValues(props: ComparedProps & { changes: readonly ValueChange[]; sameAccount: boolean }) {
  const { from, to, before, after, language, changes, sameAccount } = props;
  const text = textsIn(language);
  const rows = changes.flatMap((change) =>
    'added' in change
      ? []
      : [
          {
            label: change.field.label[language],
            before: formatValue(change.field, change.before, language),
            after: formatValue(change.field, change.after, language),
          },
        ],
  );
  const account = {
    label: text.home.account,
    before: accountText(before.account),
    after: accountText(after.account),
  };
  return (
    <table class="cards compared">
      <thead>
        <tr>
          <th scope="col">{text.history.value}</th>
          <th scope="col">{text.history.version(from)}</th>
          <th scope="col">{text.history.version(to)}</th>
        </tr>
      </thead>
      <tbody>
        {(sameAccount ? rows : [...rows, account]).map((row) => (
          <tr>
            <th scope="row">{row.label}</th>
            <td data-label={text.history.version(from)}>
              <del>{row.before}</del>
            </td>
            <td data-label={text.history.version(to)}>
              <ins>{row.after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangedLines(props: { table: TableField; changes: readonly LineDifference[]; language: Language }) {
  const { table, changes, language } = props;
  const text = textsIn(language).history;
  const hidden = changes.length - MAX_CHANGED_LINES;
  return (
    <section aria-labelledby={`lines-${table.id}`}>
      <h2 id={`lines-${table.id}`}>{table.label[language]}</h2>
      {changes.length > 0 && (
        <table class="lines cards compared" aria-labelledby={`lines-${table.id}`}>
          <LineHead table={table} language={language} />
          <tbody>
            {changes.slice(0, MAX_CHANGED_LINES).map((change) => (
              <tr class={change.kind}>
                <th scope="row">
                  {text.kinds[change.kind]}
                  <span class="visually-hidden">
                    {' '}
                    {text.line} {change.at + 1}
                  </span>
                </th>
                {table.columns.map((column) => (
                  <td data-label={column.label[language]} class={cellClass(column)}>
                    <ChangedCell change={change} column={column} language={language} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && <p class="hint">{text.more(formatNumber(hidden, language))}</p>}
    </section>
  );
}

/** The cell of a changed line: its value, or the earlier value and the later one where they differ. */
function ChangedCell({ change, column, language }: { change: LineDifference; column: Column; language: Language }) {
  const text = textsIn(language).history;
  const show = (line: Line): string => formatValue(column, line[column.id], language);
  switch (change.kind) {
    case 'added':
      return <ins>{show(change.after)}</ins>;
    case 'removed':
      return <del>{show(change.before)}</del>;
    case 'changed': {
      const [before, after] = [show(change.before), show(change.after)];
      if (before === after) return <span>{after}</span>;
      return (
        <span>
          <span class="visually-hidden">{text.was} </span>
          <del>{before}</del> <span class="visually-hidden">{text.now} </span>
          <ins>{after}</ins>
        </span>
      );
    }
  }
}
