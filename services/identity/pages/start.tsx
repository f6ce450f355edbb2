import { textsIn } from '#services/identity/text/texts.ts';
import { type PageProps, page } from './frame.tsx';

/** The page at the address of the service itself: logging in starts at the application. */
export function startPage(view: PageProps): string {
  const { start, site } = textsIn(view.language);
  return page(
    view,
    start.title,
    <>
      <h1>{start.title}</h1>
      <p>{start.paragraph}</p>
      <p class="buttons">
        <a class="button" href={new URL('/', view.webUrl).href}>
          {site.application}
        </a>
      </p>
    </>,
  );
}
