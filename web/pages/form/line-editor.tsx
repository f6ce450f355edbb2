import type { Child } from 'hono/jsx';
import { type Check, isTyped, type Language, type Line, MAX_LINES, type TableField } from '#forms/definition.ts';
import { completeLine } from '#forms/values.ts';
import { editableText, formatValue } from '#forms/writing.ts';
import { lineActionAttributes } from '#web/components/findings.tsx';
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
  /** The id of the element that gets the focus. */
  readonly focus: string | undefined;
  /** The checks that lines do not pass, by the number of the line. */
  readonly failed: ReadonlyMap<number, readonly Check[]>;
  readonly heading: 'h2' | 'h3';
  readonly language: Language;
  /** Where the form is posted. */
  readonly formPath: string;
};

/**
 * One page of the lines of a table, to add, change and remove lines. Its buttons submit the surrounding form with the open
 * lines. With htmx only this table is replaced. With JavaScript the grid (`web/grid/`) takes the place of what is in `line-grid`.
 */
export function LineEditor(props: LineEditorProps) {
  const { table, lines, language, first, open, heading: Heading } = props;
  const end = Math.min(first + LINES_PER_PAGE, lines.length);
  const shown = lines.slice(first, end).map((line, index) => [first + index, line] as const);
  const problem = props.problems.get(table.id);
  const text = textsIn(language).form;
  return (
    <section class={problem ? 'table-field wrong' : 'table-field'} id={table.id} aria-labelledby={`lines-${table.id}`}>
      <Heading id={`lines-${table.id}`}>{table.label[language]}</Heading>
      {table.help && <p class="help">{table.help[language]}</p>}
      <p>
        <a href={props.formPath.replace(/form$/, `tables/${table.id}`)}>{textsIn(language).tables.toTable}</a>
      </p>
      {problem && <p class="problem">{textsIn(language).problems[problem]}</p>}
      <line-grid data-table={table.id} data-form={props.formPath}>
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
        <PageButtons {...props} />
        {hasRoom(props) && (
          <fieldset class="open-line">
            <legend class="small">{text.newLine}</legend>
            <Cells {...props} number={lines.length} line={{}} />
            <div class="together">
              <LineButton {...props} action={`add-${table.id}`} onEnter>
                {text.addLine}
              </LineButton>
              {lines.length > 0 && (
                <LineButton {...props} action={`copy-${table.id}`}>
                  {text.copyPrevious}
                </LineButton>
              )}
            </div>
          </fieldset>
        )}
      </line-grid>
    </section>
  );
}

/** Whether a line can be added. */
function hasRoom({ table, lines }: LineEditorProps): boolean {
  return lines.length < (table.maxLines ?? MAX_LINES);
}

/** Which lines are shown, and the buttons to the others. */
function PageButtons(props: LineEditorProps) {
  const { table, lines, first, focus, language } = props;
  if (lines.length <= LINES_PER_PAGE) return null;
  const text = textsIn(language).form;
  const end = Math.min(first + LINES_PER_PAGE, lines.length);
  const id = `range-${table.id}`;
  return (
    <div class="pages">
      <p id={id} tabindex={-1} autofocus={focus === id || undefined}>
        {linesRange(first, end, lines.length, language)}
      </p>
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
    </div>
  );
}

/**
 * What happened to a line, for people who do not see the table change. It is outside the table, which is replaced.
 * @param swapped as htmx swaps it into the page
 */
export function LineNewsText({ news = '', swapped }: { news?: string; swapped?: boolean }) {
  return (
    <p id="line-news" class="visually-hidden" role="status" hx-swap-oob={swapped ? 'innerHTML' : undefined}>
      {news}
    </p>
  );
}

/** Why an action on lines failed, as site.js shows it beside the button, and how the title of the page then begins. */
export function LineFailures({ language }: { language: Language }) {
  const text = textsIn(language);
  return (
    <template id="line-failures" data-wrong={siteTextsIn(language).page.wrong('')}>
      {Object.entries(text.lineEditor.failures).map(([status, failure]) => (
        <p class="problem line-failure" data-status={status} role="alert">
          {failure}{' '}
          {status === '401' && (
            <a href="/login" target="_blank" rel="noopener">
              {text.logInAgain}
            </a>
          )}
        </p>
      ))}
    </template>
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
  const { table, number, line, language } = props;
  const text = textsIn(language);
  const completed = completeLine(table, line);
  const lineName = <span class="visually-hidden"> {siteTextsIn(language).lines.line(String(number + 1))}</span>;
  const findings = rowFindings(props);
  const id = inputName({ field: table.id, line: number });
  return (
    <>
      <tr id={id} class={findings.length > 0 ? 'wrong-line' : undefined}>
        <th scope="row">
          <span class="visually-hidden">{siteTextsIn(language).lines.line('')}</span>
          {number + 1}
        </th>
        {table.columns.map((column) => (
          <td
            id={inputName({ field: table.id, line: number, column: column.id })}
            data-label={column.label[language]}
            class={cellClass(column)}
          >
            <span>{formatValue(column, completed[column.id], language)}</span>
          </td>
        ))}
        <td class="line-buttons">
          <LineButton
            {...props}
            action={`edit-${table.id}-${number}`}
            describedBy={findings.length > 0 ? `${id}-findings` : undefined}
            quiet
          >
            {text.form.changeLine}
            {lineName}
          </LineButton>
          <LineButton {...props} action={`remove-${table.id}-${number}`} quiet>
            {text.form.removeLine}
            {lineName}
          </LineButton>
        </td>
      </tr>
      {findings.length > 0 && (
        <tr class="line-findings">
          <td colspan={table.columns.length + 2}>
            <div id={`${id}-findings`}>
              {findings.map(({ level, text: finding }) => (
                <p class={level === 'error' ? 'problem' : 'hint'}>{finding}</p>
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** What is wrong with a line: its cells, then the checks between them. */
function rowFindings({ table, number, problems, failed, language }: RowProps) {
  const text = textsIn(language);
  const cells = table.columns.flatMap((column) => {
    const problem = problems.get(inputName({ field: table.id, line: number, column: column.id }));
    return problem
      ? [{ level: 'error' as const, text: `${column.label[language]}${text.colon}${text.problems[problem]}` }]
      : [];
  });
  const checks = failed.get(number) ?? [];
  return [...cells, ...checks.map((check) => ({ level: check.level, text: check.text[language] }))];
}

function OpenRow(props: RowProps) {
  const { table, number, language } = props;
  const text = textsIn(language).form;
  return (
    <tr id={inputName({ field: table.id, line: number })} class="open">
      <td colspan={table.columns.length + 2}>
        <fieldset class="open-line">
          <legend class="small">{siteTextsIn(language).lines.line(String(number + 1))}</legend>
          {(props.failed.get(number) ?? []).map((check) => (
            <p class={check.level === 'error' ? 'problem' : 'hint'}>{check.text[language]}</p>
          ))}
          <Cells {...props} />
          <div class="together">
            <LineButton {...props} action={`keep-${table.id}-${number}`} onEnter>
              {text.keepLine}
            </LineButton>
            {hasRoom(props) && (
              <LineButton {...props} action={`copy-${table.id}-${number}`}>
                {text.copyLine}
              </LineButton>
            )}
            <LineButton {...props} action={`remove-${table.id}-${number}`}>
              {text.removeLine}
            </LineButton>
          </div>
        </fieldset>
      </td>
    </tr>
  );
}

function Cells({ table, number, line, texts, problems, focus, language }: RowProps) {
  const columns = table.columns.filter(isTyped);
  return (
    <div class="cells">
      {columns.map((column) => {
        const name = inputName({ field: table.id, line: number, column: column.id });
        return (
          <TypedFieldInput
            field={column}
            name={name}
            value={texts.get(name) ?? editableText(column, line[column.id], language)}
            problem={problems.get(name)}
            language={language}
            brief
            focus={focus === name}
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
  readonly describedBy?: string | undefined;
  /** The Enter key in the fields beside the button does the same. */
  readonly onEnter?: boolean;
  readonly children?: Child;
};

/** A button for an action on the lines. */
function LineButton(props: LineButtonProps) {
  const { table, formPath, action, quiet, describedBy, onEnter, focus, children } = props;
  return (
    <button
      type="submit"
      id={action}
      name="do"
      value={action}
      class={quiet ? 'link' : undefined}
      aria-describedby={describedBy}
      autofocus={focus === action || undefined}
      data-enter={onEnter ? 'yes' : undefined}
      {...lineActionAttributes(formPath, table.id)}
    >
      {children}
    </button>
  );
}
