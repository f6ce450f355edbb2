import type { Language } from '#forms/definition.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { TextField } from '#web/site/text-field.tsx';
import { textsIn } from '#web/text/texts.ts';
import type { VerificationProblem } from '#web/verification/reading.ts';

/** What was typed, or filled in by the QR code. */
export type Typed = { readonly reference: string; readonly code: string };

/** What is known about the file: it is what the program gave out, or has a valid seal; null: no file was given. */
export type Verdict = { readonly file: 'identical' | 'sealed' | null };

/** Why nothing is confirmed: what is wrong with the document, or with what was given. */
export type VerifyRefusal = VerificationProblem | 'unknown' | 'kept-seal-invalid' | 'file-missing' | 'file-too-large';

/** Why the document is not confirmed, and what to do. */
export function VerifyRefused({ refusal, language }: { refusal: VerifyRefusal; language: Language }) {
  const { title, text } = textsIn(language).verify.refusals[refusal];
  return <ErrorSummary title={title} text={text} />;
}

/** The two ways to verify a document. */
export function VerifyForms({ typed, language }: { typed: Typed; language: Language }) {
  const text = textsIn(language).verify;
  return (
    <>
      <section aria-labelledby="by-code">
        <h2 id="by-code">{text.byCode}</h2>
        <form method="post" action="/verify">
          <TextField
            name="reference"
            label={text.reference}
            help={text.referenceHelp}
            value={typed.reference}
            width={24}
          />
          <TextField name="code" label={text.code} help={text.codeHelp} value={typed.code} width={28} />
          <div class="actions">
            <button type="submit" class="primary">
              {text.check}
            </button>
          </div>
        </form>
      </section>
      <section aria-labelledby="by-file">
        <h2 id="by-file">{text.byFile}</h2>
        <form method="post" action="/verify/file" enctype="multipart/form-data">
          <div class="field">
            <label for="file">{text.file}</label>
            <div class="help" id="file-help">
              {text.fileHelp}
            </div>
            <input
              id="file"
              name="file"
              type="file"
              accept=".pdf,application/pdf"
              aria-describedby="file-help"
              required
            />
          </div>
          <div class="actions">
            <button type="submit">{text.checkFile}</button>
          </div>
        </form>
      </section>
    </>
  );
}
