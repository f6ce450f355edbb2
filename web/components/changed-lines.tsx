import type { Column, Language, Line, TableField } from '#forms/definition.ts';
import type { LineDifference } from '#forms/line-differences.ts';
import { formatValue } from '#forms/writing.ts';
import { cellClass, LineHead } from '#web/site/line-table.tsx';
import { textsIn } from '#web/text/texts.ts';

/** What happened to a line, as the head of its row says it. */
export type ChangeNames = Readonly<Record<LineDifference['kind'], string>>;

/** Lines that differ, each with what happened to it; a cell that changed has its earlier and its later value. */
export function ChangedLines(props: {
  table: TableField;
  changes: readonly LineDifference[];
  names: ChangeNames;
  /** The id of the heading. */
  labelledBy: string;
  language: Language;
}) {
  const { table, changes, names, labelledBy, language } = props;
  const text = textsIn(language).history;
  return (
    <table class="lines cards compared" aria-labelledby={labelledBy}>
      <LineHead table={table} language={language} />
      <tbody>
        {changes.map((change) => (
          <tr class={change.kind}>
            <th scope="row">
              {names[change.kind]}
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
