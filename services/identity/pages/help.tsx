import { textsIn } from '#services/identity/text/texts.ts';
import { type PageProps, page } from './frame.tsx';

/**
 * Explains the identity card, and says that the stand-in does not read one. @param back the login to return to, if any
 */
export function helpPage({ back, ...view }: PageProps & { back: string | undefined }): string {
  const text = textsIn(view.language).help;
  return page(
    view,
    text.title,
    <>
      <h1>{text.title}</h1>
      {text.paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {back !== undefined && (
        <p class="buttons">
          <a class="button" href={back}>
            {text.back}
          </a>
        </p>
      )}
    </>,
  );
}
