import type { FormDefinition, Language, Line, TableField } from '#forms/definition.ts';
import { completeLine } from '#forms/values.ts';
import { ErrorNotice, Note } from '#web/components/notice.tsx';
import { LINES_PER_PAGE, LineTable, linesRange } from '#web/site/line-table.tsx';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import type { HiddenLines, LinesReading } from '#web/spreadsheet/read-lines.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import type { UploadComparison, WayToSave } from './compare-upload.ts';
import type { LastYear } from './last-year.ts';
import { LastYearLink } from './last-year-link.tsx';
import { ChangedLineList, ChangeSummary, NothingToSave, WayChoice } from './upload-changes.tsx';
import { WrongCells } from './upload-refusal.tsx';

type TableProps = {
  readonly definition: FormDefinition;
  readonly table: TableField;
  /** The name of the file that the lines come from; undefined when they were entered in the form. */
  readonly file: string | undefined;
  /** The path of the table's page. */
  readonly tablePath: string;
  /** The path of the report. */
  readonly path: string;
  readonly language: Language;
  readonly personId: string;
  /** How many lines are saved. */
  readonly lines: number;
  readonly version: number;
  /** Signed by both: nothing can be saved any more. */
  readonly closed: boolean;
  /** Signed by one: saving removes the signature. */
  readonly signed: boolean;
};

/** The steps: download the table, fill it in, upload it. */
export function TableUploadForm(props: TableProps & { lastYear: LastYear | null }) {
  const { table, file, tablePath, path, language, personId, lines, closed, lastYear } = props;
  const text = textsIn(language).tables;
  return (
    <>
      <h2>{text.heading(table.label[language])}</h2>
      {file !== undefined && (
        <Note>
          <p>{text.byFile(file)}</p>
          <p>
            <a href={`${tablePath}/switch`}>{text.switch}</a>
          </p>
        </Note>
      )}
      <ol class="steps">
        {text.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>
        <a class="button" href={`${tablePath}/file`}>
          {text.download}
        </a>
      </p>
      {lines > 0 && <p class="hint">{text.withLines}</p>}
      {lastYear && <LastYearLink lastYear={lastYear} tablePath={tablePath} language={language} />}
      <form method="post" action={tablePath} enctype="multipart/form-data">
        <input type="hidden" name="person" value={personId} />
        <div class="field">
          <label for="file">{text.file}</label>
          <div class="help" id="file-help">
            {text.fileHelp}
          </div>
          <input
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.ods,.csv,.txt"
            aria-describedby="file-help"
            required
          />
        </div>
        {lines > 0 && <p class="hint">{text.replaces(lines)}</p>}
        <div class="actions">
          <button type="submit" class="primary" disabled={closed}>
            {text.upload}
          </button>
          <a class="button" href={`${path}/form`}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>
  );
}

/** Shown while a file is being read; refreshes itself until it has been read. */
export function ReadingUpload({ path, language }: { path: string; language: Language }) {
  const text = textsIn(language).tables;
  const refresh = {
    'hx-get': `${path}?seen=reading`,
    'hx-trigger': 'every 1s',
    'hx-select': '#main',
    'hx-target': '#main',
    'hx-swap': 'outerHTML',
    // A refused file is answered with status 422.
    'hx-status:422': 'swap:outerHTML',
    'hx-config': '{"timeout": 10000}',
  };
  return (
    <div role="status" {...refresh}>
      <h2>{text.reading}</h2>
      <progress aria-label={text.reading} />
      <p>{text.readingText}</p>
    </div>
  );
}

type PreviewProps = TableProps & {
  readonly upload: { readonly fileName: string };
  readonly reading: Extract<LinesReading, { type: 'lines' }>;
  /** Where the form that confirms the lines is posted. */
  readonly confirmPath: string;
  /** Compared with the lines that are saved; null when none are. */
  readonly comparison: UploadComparison | null;
  /** The number of the first changed line to list, from 1. */
  readonly from: number;
  /** What was chosen, and why the last attempt to save failed; empty when there was none. */
  readonly failure: ConfirmFailure;
};

/** What went wrong when an upload was confirmed; empty when nothing did. */
export type ConfirmFailure = {
  readonly status?: 403 | 409 | 422 | 503;
  readonly code?: ErrorCode;
  readonly version?: number;
  readonly request?: string;
  readonly way?: WayToSave;
};

/** The lines that were read, to check before all of them are saved. */
export function UploadPreview(props: PreviewProps) {
  const { table, tablePath, language, upload, reading, failure, comparison } = props;
  const text = textsIn(language).tables;
  const textsOfLines = siteTextsIn(language).lines;
  const lines = reading.lines.map((line) => completeLine(table, line));
  return (
    <>
      {failure.code && <ErrorNotice language={language} code={failure.code} />}
      <h2
        id={`lines-${table.id}`}
      >{`${table.label[language]}${textsIn(language).colon}${text.previewTitle.toLowerCase()}`}</h2>
      <p class="lead">{text.preview(lines.length, upload.fileName)}</p>
      {reading.ignored.length > 0 && <Note kind="warning">{text.ignored(reading.ignored.join(', '))}</Note>}
      {reading.warnings?.some(({ read }) => read !== undefined) && (
        <Note kind="warning">
          <a href="#warnings">{text.doubtful}</a>
        </Note>
      )}
      {reading.hidden && <HiddenNotes hidden={reading.hidden} language={language} />}
      {comparison && (
        <ChangeSummary table={table} comparison={comparison} fromForm={props.file === undefined} language={language} />
      )}
      {comparison?.result === 'same' ? (
        <NothingToSave formPath={`${props.path}/form`} tablePath={tablePath} language={language} />
      ) : (
        <ConfirmForm {...props} />
      )}
      {reading.warnings && (
        <>
          <h3 id="warnings">{text.warningsTitle}</h3>
          <p>{text.warningsText}</p>
          <WrongCells
            cells={reading.warnings}
            definition={props.definition}
            table={table}
            language={language}
            remarks={text.remark}
          />
        </>
      )}
      {comparison && (
        <ChangedLineList
          table={table}
          comparison={comparison}
          language={language}
          path={props.confirmPath}
          from={props.from}
        />
      )}
      {comparison ? (
        <details class="fold lines-fold">
          <summary>
            {text.linesTitle}
            <span class="toggle when-closed">{textsOfLines.show}</span>
            <span class="toggle when-open">{textsOfLines.hide}</span>
          </summary>
          <ReadLines table={table} lines={lines} language={language} />
        </details>
      ) : (
        <>
          {reading.warnings && <h3>{text.linesTitle}</h3>}
          <ReadLines table={table} lines={lines} language={language} />
        </>
      )}
    </>
  );
}

function ReadLines({ table, lines, language }: { table: TableField; lines: readonly Line[]; language: Language }) {
  const shown = Math.min(lines.length, LINES_PER_PAGE);
  return (
    <>
      {lines.length > shown && <p>{linesRange(0, shown, lines.length, language)}</p>}
      <LineTable table={table} lines={lines} first={0} language={language} />
    </>
  );
}

/** What is hidden in the sheet and was read all the same. */
function HiddenNotes({ hidden, language }: { hidden: HiddenLines; language: Language }) {
  const text = textsIn(language).tables;
  const { rows, rowCount, columns } = hidden;
  const named = rows.join(', ') + (rowCount > rows.length ? '…' : '');
  return (
    <>
      {rowCount > 0 && <Note kind="warning">{text.hiddenRows(rowCount, named)}</Note>}
      {columns.length > 0 && <Note kind="warning">{text.hiddenColumns(columns.join(', '))}</Note>}
    </>
  );
}

/** Saves the lines; where it makes a difference, in the way that the person chooses. */
function ConfirmForm(props: PreviewProps) {
  const { tablePath, language, personId, closed, signed, failure, comparison } = props;
  const text = textsIn(language);
  return (
    <form method="post" action={props.confirmPath}>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="version" value={String(failure.version ?? props.version)} />
      <input type="hidden" name="request" value={failure.request ?? crypto.randomUUID()} />
      {signed && !closed && <Note kind="warning">{text.form.removesSignatures}</Note>}
      {comparison && <WayChoice comparison={comparison} way={failure.way ?? 'replace'} language={language} />}
      <div class="actions">
        <button type="submit" class="primary" disabled={closed}>
          {text.tables.confirm}
        </button>
        <a class="button" href={tablePath}>
          {text.tables.otherFile}
        </a>
      </div>
    </form>
  );
}

/** Asks for confirmation before the lines of a table are edited in the form again. */
export function SwitchQuestion({ table, tablePath, language, personId }: TableProps) {
  const text = textsIn(language).tables;
  return (
    <>
      <h2>{text.switchTitle}</h2>
      <p>{text.switchText(table.label[language])}</p>
      <form method="post" action={`${tablePath}/switch`}>
        <input type="hidden" name="person" value={personId} />
        <div class="actions">
          <button type="submit" class="primary">
            {text.switchConfirm}
          </button>
          <a class="button" href={tablePath}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>
  );
}
