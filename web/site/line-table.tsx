import { formatNumber } from '#forms/amount.ts';
import type { Column, Language, SingleField, TableField, Values } from '#forms/definition.ts';
import { type FormDefinition, isTyped, type Line, type Section } from '#forms/definition.ts';
import { labelledValue, type TableSummary, tableSummary } from '#forms/summary.ts';
import { linesIn, totalOf } from '#forms/values.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { GrantTable, isInGrantTable } from './grant-table.tsx';
import { textsIn } from './text/texts.ts';

/** How many lines of a table a page shows at a time. */
export const LINES_PER_PAGE = 100;

/** The values of a report for reading: each section with its fields and the lines of its tables. */
export function ReportValues(props: {
  definition: FormDefinition;
  values: Values;
  language: Language;
  /** The page with all lines of a table: this path and the table's id. Null: there is no such page. */
  linesPath: string | null;
  /** Whether each table is a line that can be unfolded. */
  folded?: boolean;
}) {
  const { definition, values, language, linesPath, folded = false } = props;
  return (
    <>
      {definition.sections.map((section) => (
        <div class="values">
          {section.title && <h3>{section.title[language]}</h3>}
          {partsOf(section).map((part) =>
            Array.isArray(part) ? (
              <>
                {part.some(isInGrantTable) && (
                  <GrantTable definition={definition} values={values} language={language} />
                )}
                <ValueTable
                  definition={definition}
                  fields={part.filter((field) => !isInGrantTable(field))}
                  values={values}
                  language={language}
                />
              </>
            ) : (
              <Lines table={part} values={values} language={language} linesPath={linesPath} folded={folded} />
            ),
          )}
        </div>
      ))}
    </>
  );
}

/**
 * Groups the fields of a section: single fields that follow each other form one group, each table is a group of its
 * own.
 */
function partsOf({ fields }: Section): (SingleField[] | TableField)[] {
  const parts: (SingleField[] | TableField)[] = [];
  for (const field of fields) {
    const last = parts.at(-1);
    if (field.kind === 'table') parts.push(field);
    else if (Array.isArray(last)) last.push(field);
    else parts.push([field]);
  }
  return parts;
}

/** Single values with their labels. */
function ValueTable(props: {
  definition: FormDefinition;
  fields: readonly SingleField[];
  values: Values;
  language: Language;
}) {
  const { definition, fields, values, language } = props;
  if (fields.length === 0) return null;
  return (
    <table class="amounts">
      <tbody>
        {fields.map((field) => {
          const { label, text } = labelledValue(definition, field, values[field.id], language);
          return (
            <tr class={field.id === definition.payable ? 'total' : undefined}>
              <th scope="row">{label}</th>
              <td class={unitOf(field) === null ? 'words' : undefined}>{text}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type LinesProps = {
  readonly table: TableField;
  readonly values: Values;
  readonly language: Language;
  readonly linesPath: string | null;
};

function Lines(props: LinesProps & { folded: boolean }) {
  const { table, values, language, folded } = props;
  const text = textsIn(language).lines;
  const lines = linesIn(values, table.id);
  if (folded) {
    const inALine = tableLine(tableSummary(table, values), language);
    if (lines.length === 0) return <p class="lines-fold hint">{inALine}</p>;
    return (
      <details class="fold lines-fold">
        <summary>
          <span id={`lines-${table.id}`}>{inALine}</span>
          <span class="toggle when-closed">{text.show}</span>
          <span class="toggle when-open">{text.hide}</span>
        </summary>
        <FirstLines {...props} />
      </details>
    );
  }
  return (
    <>
      <h4 id={`lines-${table.id}`}>{table.label[language]}</h4>
      {lines.length === 0 ? <p class="hint">{text.noLines}</p> : <FirstLines {...props} />}
    </>
  );
}

/** The first lines of a table, and where the others are. */
function FirstLines({ table, values, language, linesPath }: LinesProps) {
  const text = textsIn(language).lines;
  const lines = linesIn(values, table.id);
  return (
    <>
      <LineTable table={table} lines={lines} first={0} language={language} />
      {lines.length > LINES_PER_PAGE && (
        <p>
          {linesPath === null ? (
            text.linesTitle('1', String(LINES_PER_PAGE), formatNumber(lines.length, language))
          ) : (
            <a href={`${linesPath}/${table.id}`}>{text.allLines(formatNumber(lines.length, language))}</a>
          )}
        </p>
      )}
    </>
  );
}

/** "Participatie: 120 regels, € 30.890,72". Several amounts have the label of their column. */
export function tableLine({ table, lines, totals }: TableSummary, language: Language): string {
  const text = textsIn(language).lines;
  const count = text.counted(lines, formatNumber(lines, language));
  const amounts = lines === 0 ? [] : totals.filter(({ column }) => unitOf(column) === 'amount');
  const parts = amounts.map(({ column, total }) => {
    const amount = formatValue(column, total, language);
    return amounts.length === 1 ? amount : `${column.label[language]} ${amount}`;
  });
  return text.summary(table.label[language], [count, ...parts].join(', '));
}

/** At most `LINES_PER_PAGE` lines of a table, from index `first`, with the totals of all lines. */
export function LineTable(props: { table: TableField; lines: readonly Line[]; first: number; language: Language }) {
  const { table, lines, first, language } = props;
  const text = textsIn(language).lines;
  return (
    <table class="lines cards" aria-labelledby={`lines-${table.id}`}>
      <LineHead table={table} language={language} />
      <tbody>
        {lines.slice(first, first + LINES_PER_PAGE).map((line, index) => (
          <tr>
            <th scope="row">
              <span class="visually-hidden">{text.line('')}</span>
              {first + index + 1}
            </th>
            {table.columns.map((column) => (
              <td data-label={column.label[language]} class={cellClass(column)}>
                <span>{formatValue(column, line[column.id], language)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <LineTotals table={table} lines={lines} language={language} />
    </table>
  );
}

/** The CSS class of the cells of a column. */
export function cellClass(column: Column): 'figure' | 'one-of' | undefined {
  if (unitOf(column) !== null) return 'figure';
  return column.kind === 'choice' ? 'one-of' : undefined;
}

/** The head of a table. @param buttons whether each line has a column with buttons */
export function LineHead(props: { table: TableField; language: Language; buttons?: boolean }) {
  const { table, language, buttons } = props;
  return (
    <thead>
      <tr>
        <td></td>
        {table.columns.map((column) => (
          <th scope="col" class={unitOf(column) === null ? undefined : 'figure'}>
            {column.label[language]}
            {isTyped(column) && column.optional && <span class="note"> ({textsIn(language).lines.optional})</span>}
          </th>
        ))}
        {buttons && <td></td>}
      </tr>
    </thead>
  );
}

/** The totals of the columns that have one. */
export function LineTotals(props: {
  table: TableField;
  lines: readonly Line[];
  language: Language;
  buttons?: boolean;
}) {
  const { table, lines, language, buttons } = props;
  if (lines.length === 0 || !table.columns.some(({ total }) => total)) return null;
  return (
    <tfoot>
      <tr class="total">
        <th scope="row">{textsIn(language).lines.total}</th>
        {table.columns.map((column) =>
          column.total ? (
            <td data-label={column.label[language]} class="figure">
              <span>{formatValue(column, totalOf(lines, column.id), language)}</span>
            </td>
          ) : (
            <td class="blank"></td>
          ),
        )}
        {buttons && <td class="blank"></td>}
      </tr>
    </tfoot>
  );
}

/** "Regel 1 tot 100 van 10.000". */
export function linesRange(first: number, end: number, all: number, language: Language): string {
  const number = (each: number): string => formatNumber(each, language);
  return textsIn(language).lines.linesTitle(number(first + 1), number(Math.min(end, all)), number(all));
}
