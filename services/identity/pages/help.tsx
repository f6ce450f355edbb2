import { textsIn } from '#services/identity/text/texts.ts';
import { document, type View } from './frame.tsx';

/**
 * Explains the identity card, and says that the stand-in does not read one. @param back the login to return to, if any
 */
export function helpPage({ back, ...view }: View & { back: string | undefined }): string {
  const text = textsIn(view.language).help;
  return document(
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
