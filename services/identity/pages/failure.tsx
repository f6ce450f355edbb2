import { type Failure, texts } from '#services/identity/text/texts.ts';
import { document, type View } from './frame.tsx';

/** What went wrong and what to do, in plain words; a trace of the program never stands here. */
export function failurePage({ failure, code, ...view }: View & { failure: Failure; code?: string }): string {
  const { failures, errorCode } = texts[view.language];
  const { title, what, remedy } = failures[failure];
  return document(
    view,
    title,
    <>
      <h1>{title}</h1>
      <p>{what}</p>
      <p>{remedy}</p>
      {code !== undefined && (
        <p class="quiet">
          {errorCode}: <code>{code}</code>
        </p>
      )}
    </>,
  );
}
