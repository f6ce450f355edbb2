import type { Child } from 'hono/jsx';
import { isTyped, type Language, type Line, MAX_LINES, type TableField } from '#forms/definition.ts';
import { completeLine } from '#forms/values.ts';
import { editableText, formatValue } from '#forms/writing.ts';
import { inputName } from '#web/components/input-name.ts';
import { cellClass, LINES_PER_PAGE, LineHead, LineTotals, linesRange } from '#web/site/line-table.tsx';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { type ProblemCode, textsIn } from '#web/text/texts.ts';
import { TypedFieldInput } from './typed-field.tsx';

export type LineEditorProps = {
  readonly table: TableField;
  readonly lines: readonly Line[];
  /** What was typed, verbatim, by the name of its input. */
  readonly texts: ReadonlyMap<string, string>;
  /** Problems by the name of their input. */
  readonly problems: ReadonlyMap<string, ProblemCode>;
  /** The first line that is shown. */
  readonly first: number;
  /** The line that is open for editing; the number after the last line is the new line. */
  readonly open: number | null;
  readonly language: Language;
  /** Where the form is posted. */
  readonly formPath: string;
};

/**
 * One page of the lines of a table, to add, change and remove lines. Its buttons submit the surrounding form with the open
 * lines. With htmx only this table is replaced.
 */
export function LineEditor(props: LineEditorProps) {
  const { table, lines, language, first, open } = props;
  const text = textsIn(language).form;
  const end = Math.min(first + LINES_PER_PAGE, lines.length);
  const shown = lines.slice(first, end).map((line, index) => [first + index, line] as const);
  const problem = props.problems.get(table.id);
  return (
    <section class={problem ? 'table-field wrong' : 'table-field'} id={table.id} aria-labelledby={`lines-${table.id}`}>
      <h2 id={`lines-${table.id}`}>{table.label[language]}</h2>
      {table.help && <p class="help">{table.help[language]}</p>}
      <p>
        <a href={props.formPath.replace(/form$/, `tables/${table.id}`)}>{textsIn(language).tables.toTable}</a>
      </p>
      {problem && <p class="problem">{textsIn(language).problems[problem]}</p>}
      {lines.length === 0 ? (
        <p class="hint">{siteTextsIn(language).lines.noLinesYet}</p>
      ) : (
        <table class="lines cards" aria-labelledby={`lines-${table.id}`}>
          <LineHead table={table} language={language} buttons />
          <tbody>
            {shown.map(([number, line]) =>
              number === open || hasUnreadText(props, number) ? (
                <OpenRow {...props} number={number} line={line} />
              ) : (
                <ReadRow {...props} number={number} line={line} />
              ),
            )}
          </tbody>
          <LineTotals
            table={table}
            lines={lines.map((line) => completeLine(table, line))}
            language={language}
            buttons
          />
        </table>
      )}
      {lines.length > LINES_PER_PAGE && (
        <p class="pages">
          {linesRange(first, end, lines.length, language)}
          {first > 0 && (
            <LineButton {...props} action={`show-${table.id}-${Math.max(0, first - LINES_PER_PAGE)}`}>
              {text.previousLines}
            </LineButton>
          )}
          {end < lines.length && (
            <LineButton {...props} action={`show-${table.id}-${end}`}>
              {text.nextLines}
            </LineButton>
          )}
        </p>
      )}
      {lines.length < (table.maxLines ?? MAX_LINES) && (
        <fieldset class="open-line">
          <legend class="small">{text.newLine}</legend>
          <Cells {...props} number={lines.length} line={{}} />
          <LineButton {...props} action={`add-${table.id}`} onEnter>
            {text.addLine}
          </LineButton>
        </fieldset>
      )}
    </section>
  );
}

type RowProps = LineEditorProps & { readonly number: number; readonly line: Line };

/** Whether a line has a text that could not be read: it stays open, as it was typed. */
function hasUnreadText({ table, texts, problems }: LineEditorProps, line: number): boolean {
  return table.columns.some(({ id: column }) => {
    const name = inputName({ field: table.id, line, column });
    return texts.has(name) && problems.has(name);
  });
}

function ReadRow(props: RowProps) {
  const { table, number, line, problems, language } = props;
  const text = textsIn(language);
  const completed = completeLine(table, line);
  const lineName = <span class="visually-hidden"> {siteTextsIn(language).lines.line(String(number + 1))}</span>;
  return (
    <tr id={inputName({ field: table.id, line: number })}>
      <th scope="row">
        <span class="visually-hidden">{siteTextsIn(language).lines.line('')}</span>
        {number + 1}
      </th>
      {table.columns.map((column) => {
        const name = inputName({ field: table.id, line: number, column: column.id });
        const problem = problems.get(name);
        return (
          <td id={name} data-label={column.label[language]} class={cellClass(column)}>
            <span>
              {formatValue(column, completed[column.id], language)}
              {problem && <span class="problem"> {text.problems[problem]}</span>}
            </span>
          </td>
        );
      })}
      <td class="line-buttons">
        <LineButton {...props} action={`edit-${table.id}-${number}`} quiet>
          {text.form.changeLine}
          {lineName}
        </LineButton>
        <LineButton {...props} action={`remove-${table.id}-${number}`} quiet>
          {text.form.removeLine}
          {lineName}
        </LineButton>
      </td>
    </tr>
  );
}

function OpenRow(props: RowProps) {
  const { table, number, language } = props;
  const text = textsIn(language).form;
  return (
    <tr id={inputName({ field: table.id, line: number })} class="open">
      <td colspan={table.columns.length + 2}>
        <fieldset class="open-line">
          <legend class="small">{siteTextsIn(language).lines.line(String(number + 1))}</legend>
          <Cells {...props} />
          <div class="together">
            <LineButton {...props} action={`keep-${table.id}`} onEnter>
              {text.keepLine}
            </LineButton>
            <LineButton {...props} action={`remove-${table.id}-${number}`}>
              {text.removeLine}
            </LineButton>
          </div>
        </fieldset>
      </td>
    </tr>
  );
}

function Cells({ table, number, line, texts, problems, open, language }: RowProps) {
  const columns = table.columns.filter(isTyped);
  return (
    <div class="cells">
      {columns.map((column, index) => {
        const name = inputName({ field: table.id, line: number, column: column.id });
        return (
          <TypedFieldInput
            field={column}
            name={name}
            value={texts.get(name) ?? editableText(column, line[column.id], language)}
            problem={problems.get(name)}
            language={language}
            brief
            focus={index === 0 && open === number}
          />
        );
      })}
    </div>
  );
}

type LineButtonProps = LineEditorProps & {
  /** The value of the button, as `actionPattern` in form-message.ts describes it. */
  readonly action: string;
  readonly quiet?: boolean;
  /** The Enter key in the fields beside the button does the same. */
  readonly onEnter?: boolean;
  readonly children?: Child;
};

/** A button for an action on the lines. */
function LineButton(props: LineButtonProps) {
  const { table, formPath, action, quiet, onEnter, children } = props;
  const behaviour = {
    'hx-post': formPath,
    'hx-target': `#${table.id}`,
    'hx-swap': 'outerHTML',
    'hx-sync': 'closest form:drop',
    'hx-status:422': 'swap:outerHTML',
  };
  return (
    <button
      type="submit"
      name="do"
      value={action}
      class={quiet ? 'link' : undefined}
      data-enter={onEnter ? 'yes' : undefined}
      {...behaviour}
    >
      {children}
    </button>
  );
}
