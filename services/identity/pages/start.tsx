import { texts } from '#services/identity/text/texts.ts';
import { document, type View } from './frame.tsx';

/** For whoever opens the service's address itself: where to begin. */
export function startPage(view: View): string {
  const { start, application } = texts[view.language];
  return document(
    view,
    start.title,
    <>
      <h1>{start.title}</h1>
      <p>{start.paragraph}</p>
      <p class="buttons">
        <a class="button" href={new URL('/', view.webUrl).href}>
          {application}
        </a>
      </p>
    </>,
  );
}
