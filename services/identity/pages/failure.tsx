import { type Failure, textsIn } from '#services/identity/text/texts.ts';
import { type PageProps, page } from './frame.tsx';

/** What went wrong and what to do, in plain words and without technical details. @param code OpenID Connect's own code of the error */
export function failurePage({ failure, code, ...view }: PageProps & { failure: Failure; code?: string }): string {
  const { failures, site } = textsIn(view.language);
  const { title, what, remedy } = failures[failure];
  return page(
    view,
    title,
    <>
      <h1>{title}</h1>
      <p>{what}</p>
      <p>{remedy}</p>
      {code !== undefined && (
        <p class="quiet">
          {site.errorCode}: <code>{code}</code>
        </p>
      )}
    </>,
  );
}
