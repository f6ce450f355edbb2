import type { FormDefinition, Language, TableField } from '#forms/definition.ts';
import { completeLine } from '#forms/values.ts';
import { ErrorNotice, Note } from '#web/components/notice.tsx';
import { LINES_A_PAGE, LineTable, linesRange } from '#web/site/line-table.tsx';
import type { LinesReading } from '#web/spreadsheet/read-lines.ts';
import { tableTextsIn } from '#web/text/tables.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { WrongCells } from './upload-refusal.tsx';

export type TableView = {
  readonly definition: FormDefinition;
  readonly table: TableField;
  /** The file that the lines come from, where they do. */
  readonly file: string | undefined;
  /** The page of the table, and the page of the report. */
  readonly here: string;
  readonly path: string;
  readonly language: Language;
  readonly personId: string;
  /** How many lines are saved. */
  readonly lines: number;
  readonly version: number;
  /** The report was sent: nothing can be saved. */
  readonly closed: boolean;
  /** Somebody signed it: saving removes that. */
  readonly signed: boolean;
};

/** Where a table is taken and a filled-in one is given. */
export function TableUploadForm({ table, file, here, path, language, personId, lines, closed }: TableView) {
  const text = tableTextsIn(language);
  return (
    <>
      <h2>{text.heading(table.label[language])}</h2>
      {file !== undefined && (
        <Note>
          <p>{text.byFile(file)}</p>
          <p>
            <a href={`${here}/switch`}>{text.switch}</a>
          </p>
        </Note>
      )}
      <ol class="steps">
        {text.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>
        <a class="button" href={`${here}/file`}>
          {text.download}
        </a>
      </p>
      {lines > 0 && <p class="hint">{text.withLines}</p>}
      <form method="post" action={here} enctype="multipart/form-data">
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

/** While a file is being read: asks by itself how far it is. */
export function ReadingUpload({ here, language }: { here: string; language: Language }) {
  const text = tableTextsIn(language);
  const follow = {
    'hx-get': `${here}?seen=reading`,
    'hx-trigger': 'every 1s',
    'hx-select': '#main',
    'hx-target': '#main',
    'hx-swap': 'outerHTML',
    // A file that is refused is an answer too.
    'hx-status:422': 'swap:outerHTML',
    'hx-config': '{"timeout": 10000}',
  };
  return (
    <div role="status" {...follow}>
      <h2>{text.reading}</h2>
      <progress aria-label={text.reading} />
      <p>{text.readingText}</p>
    </div>
  );
}

type PreviewProps = TableView & {
  readonly upload: { readonly fileName: string };
  readonly reading: Extract<LinesReading, { type: 'lines' }>;
  /** Where it is confirmed. */
  readonly action: string;
  readonly outcome: { readonly code?: ErrorCode; readonly version?: number; readonly request?: string };
};

/** What was read, to be looked at before all of it is saved. */
export function UploadPreview(props: PreviewProps) {
  const { table, here, language, personId, lines: saved, closed, signed, upload, reading, action, outcome } = props;
  const text = tableTextsIn(language);
  const lines = reading.lines.map((line) => completeLine(table, line));
  const shown = Math.min(lines.length, LINES_A_PAGE);
  return (
    <>
      {outcome.code && <ErrorNotice language={language} code={outcome.code} />}
      <h2
        id={`lines-${table.id}`}
      >{`${table.label[language]}${textsIn(language).colon}${text.previewTitle.toLowerCase()}`}</h2>
      <p class="lead">{text.preview(lines.length, upload.fileName)}</p>
      {reading.ignored.length > 0 && <Note kind="warning">{text.ignored(reading.ignored.join(', '))}</Note>}
      {saved > 0 && <Note kind="warning">{text.replaces(saved)}</Note>}
      {signed && !closed && <Note kind="warning">{textsIn(language).form.removesSignatures}</Note>}
      <form method="post" action={action}>
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="version" value={String(outcome.version ?? props.version)} />
        <input type="hidden" name="request" value={outcome.request ?? crypto.randomUUID()} />
        <div class="actions">
          <button type="submit" class="primary" disabled={closed}>
            {text.confirm}
          </button>
          <a class="button" href={here}>
            {text.otherFile}
          </a>
        </div>
      </form>
      {reading.warnings && (
        <>
          <h3>{text.warningsTitle}</h3>
          <p>{text.warningsText}</p>
          <WrongCells
            cells={reading.warnings}
            definition={props.definition}
            table={table}
            language={language}
            remarks={text.remark}
          />
          <h3>{text.linesTitle}</h3>
        </>
      )}
      {lines.length > shown && <p>{linesRange(0, shown, lines.length, language)}</p>}
      <LineTable table={table} lines={lines} first={0} language={language} />
    </>
  );
}

/** Asks before the lines of a table are changed in the form from now on. */
export function SwitchQuestion({ table, here, language, personId }: TableView) {
  const text = tableTextsIn(language);
  return (
    <>
      <h2>{text.switchTitle}</h2>
      <p>{text.switchText(table.label[language])}</p>
      <form method="post" action={`${here}/switch`}>
        <input type="hidden" name="person" value={personId} />
        <div class="actions">
          <button type="submit" class="primary">
            {text.switchConfirm}
          </button>
          <a class="button" href={here}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>
  );
}
