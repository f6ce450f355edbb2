import { findFormVersion } from '#forms/catalogue.ts';
import { type FormDefinition, type Language, type Scalar, type TableField, tablesOf } from '#forms/definition.ts';
import { formatValue } from '#forms/writing.ts';
import { typedProblemText } from '#web/components/problem-text.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { formatDay } from '#web/site/moments.ts';
import type { WrongCell } from '#web/spreadsheet/read-lines.ts';
import type { UploadResult } from '#web/spreadsheet/read-table.ts';
import { type TableMark, tableMarkOf } from '#web/spreadsheet/table-mark.ts';
import { typedColumns } from '#web/spreadsheet/table-sheet.ts';
import { textsIn } from '#web/text/texts.ts';
import { keyNames } from './key-names.ts';

/** Why a file cannot be saved. */
export type UploadRefusal =
  | Exclude<UploadResult, { type: 'lines' }>
  | { readonly type: 'file-missing' | 'upload-missing' }
  | { readonly type: 'busy'; readonly retryAfterS: number; readonly own: boolean };

type RefusalProps = {
  readonly refusal: UploadRefusal;
  readonly definition: FormDefinition;
  readonly table: TableField;
  readonly language: Language;
};

/** Says why a file was refused, and which file is needed. Which cells are wrong is below the heading (`WrongCells`). */
export function RefusedUpload({ refusal, definition, table, language }: RefusalProps) {
  const text = textsIn(language).tables;
  switch (refusal.type) {
    case 'refused':
      return <ErrorSummary {...text.refusals[refusal.code]} />;
    case 'no-mark':
    case 'no-lines':
    case 'file-missing':
    case 'upload-missing':
      return <ErrorSummary {...text.refusals[refusal.type]} />;
    case 'busy': {
      const { title, text: busyText } = refusal.own ? text.stillReading : text.busy;
      return <ErrorSummary title={title} text={busyText(refusal.retryAfterS)} />;
    }
    case 'several-sheets':
    case 'sheet-hidden': {
      const { title, text: sheetText } = refusal.type === 'sheet-hidden' ? text.sheetHidden : text.severalSheets;
      return <ErrorSummary title={title} text={sheetText(refusal.sheets.map((name) => `‘${name}’`).join(', '))} />;
    }
    case 'too-few-lines':
      return <ErrorSummary title={text.tooFewLines.title} text={text.tooFewLines.text(refusal.least)} />;
    case 'too-many-lines':
      return <ErrorSummary title={text.tooManyLines.title} text={text.tooManyLines.text(refusal.most)} />;
    case 'other-table': {
      const needed = nameOf(tableMarkOf(definition, table), language);
      return (
        <ErrorSummary
          title={text.otherTable.title}
          text={text.otherTable.text(nameOf(refusal.mark, language), needed)}
        />
      );
    }
    case 'columns-missing': {
      const labels = refusal.columns.map((id) => columnLabel(table, id, language)).join(', ');
      return <ErrorSummary title={text.columnsMissing.title} text={text.columnsMissing.text(labels)} />;
    }
    case 'wrong-cells':
      return (
        <ErrorSummary title={text.wrongTitle(refusal.count)} text={text.wrongText}>
          {refusal.count > refusal.cells.length && <p>{text.firstOnes(refusal.cells.length)}</p>}
        </ErrorSummary>
      );
  }
}

/** The name of a table; an unknown table is named by the ids in its mark. */
function nameOf({ form, year, version, table }: TableMark, language: Language): string {
  const definition = findFormVersion(form, year, version);
  const field = definition && tablesOf(definition).find(({ id }) => id === table);
  const [tableName, formName] = [field?.label[language] ?? table, definition?.title[language] ?? form];
  return textsIn(language).tables.tableName(tableName, formName, year, version);
}

function columnLabel(table: TableField, id: string, language: Language): string {
  return table.columns.find((column) => column.id === id)?.label[language] ?? id;
}

type CellsProps = {
  readonly cells: readonly WrongCell[];
  readonly definition: FormDefinition;
  readonly table: TableField;
  readonly language: Language;
  /** The heading of the last column, when it lists warnings instead of problems. */
  readonly remarks?: string;
};

/** Cells by row and column as a spreadsheet program shows them, each with its problem or warning. */
export function WrongCells(props: CellsProps) {
  const { cells, table, language } = props;
  const text = textsIn(language).tables;
  const { remarks = text.problem } = props;
  const hasRead = cells.some(({ read }) => read !== undefined);
  return (
    <table class="cards wrong-cells">
      <thead>
        <tr>
          <th scope="col">{text.row}</th>
          <th scope="col">{text.column}</th>
          <th scope="col">{text.found}</th>
          {hasRead && <th scope="col">{text.readAs}</th>}
          <th scope="col">{remarks}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ row, letter, column, found, stored, read, ...what }) => (
          <tr>
            <th scope="row">{`${text.row} ${row}`}</th>
            <td data-label={text.column}>
              <span>{`${letter}, ${columnLabel(table, column, language)}`}</span>
            </td>
            <td data-label={text.found}>
              <span>{foundText({ found, stored }, language)}</span>
            </td>
            {hasRead && (
              <td data-label={text.readAs}>
                <span>{readText(column, read, props)}</span>
              </td>
            )}
            <td data-label={remarks}>
              <span>{problemText({ found, ...what }, props)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a cell shows, and what is in it when that differs. */
function foundText(
  { found, stored }: { readonly found: string; readonly stored: string | undefined },
  language: Language,
): string {
  const text = textsIn(language).tables;
  const shown = found === '' ? text.empty : found;
  return stored === undefined ? shown : text.stored(shown, stored);
}

/** How a doubtful cell was read. A date has its month in letters: its order is what the doubt is about. */
function readText(id: string, read: Scalar | undefined, { table, language }: CellsProps): string {
  const column = typedColumns(table).find((each) => each.id === id);
  if (column === undefined) return '';
  return column.kind === 'date' && read !== undefined
    ? formatDay(String(read), language)
    : formatValue(column, read, language);
}

function problemText(
  { code, about = '', either = ['', ''], found }: Pick<WrongCell, 'code' | 'about' | 'either' | 'found'>,
  { definition, table, language }: CellsProps,
): string {
  const { cells } = textsIn(language).tables;
  switch (code) {
    case 'result-too-large':
      return cells[code](columnLabel(table, about, language));
    case 'key-repeated':
      return cells[code](about, keyNames(table, language));
    case 'percentage-ambiguous':
      return cells[code](...either);
    case 'check-failed':
      return definition.checks.find(({ id }) => id === about)?.text[language] ?? about;
    case 'formula-without-value':
    case 'formula-failed':
    case 'cell-unreadable':
    case 'cell-merged':
    case 'number-for-date':
    case 'date-for-number':
    case 'digits-lost':
    case 'shown-differently':
    case 'percentage-without-sign':
    case 'dot-for-thousands':
    case 'date-order':
    case 'date-incomplete':
    case 'error-text':
    case 'text-by-format':
    // In a spreadsheet these need another text than in the form: it has a function that rounds.
    case 'amount-too-precise':
    case 'percentage-too-precise':
    case 'number-not-whole':
      return cells[code];
    default:
      return typedProblemText(code, found, language);
  }
}
