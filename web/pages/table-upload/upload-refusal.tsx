import { findFormVersion } from '#forms/catalogue.ts';
import { type FormDefinition, type Language, type TableField, tablesOf } from '#forms/definition.ts';
import { typedProblemText } from '#web/components/problem-text.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import type { WrongCell } from '#web/spreadsheet/read-lines.ts';
import type { UploadResult } from '#web/spreadsheet/read-table.ts';
import { type TableMark, tableMarkOf } from '#web/spreadsheet/table-mark.ts';
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
  return (
    <table class="cards wrong-cells">
      <thead>
        <tr>
          <th scope="col">{text.row}</th>
          <th scope="col">{text.column}</th>
          <th scope="col">{text.found}</th>
          <th scope="col">{remarks}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ row, letter, column, found, ...what }) => (
          <tr>
            <th scope="row">{`${text.row} ${row}`}</th>
            <td data-label={text.column}>
              <span>{`${letter}, ${columnLabel(table, column, language)}`}</span>
            </td>
            <td data-label={text.found}>
              <span>{found === '' ? text.empty : found}</span>
            </td>
            <td data-label={remarks}>
              <span>{problemText({ found, ...what }, props)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function problemText(
  { code, about = '', found }: Pick<WrongCell, 'code' | 'about' | 'found'>,
  { definition, table, language }: CellsProps,
): string {
  const { cells } = textsIn(language).tables;
  switch (code) {
    case 'formula-without-value':
    case 'formula-failed':
      return cells[code];
    case 'result-too-large':
      return cells[code](columnLabel(table, about, language));
    case 'key-repeated':
      return cells[code](about, keyNames(table, language));
    case 'check-failed':
      return definition.checks.find(({ id }) => id === about)?.text[language] ?? about;
    default:
      return typedProblemText(code, found, language);
  }
}
