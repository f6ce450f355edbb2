import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/text/texts.ts';

/** Where a page asks how long the session lasts (GET), and where it makes it last longer (POST). */
export const SESSION_PATH = '/session';

/** How long before the end of the session the warning appears, in seconds. */
const WARNING_S = 300;

/**
 * The warning that site.js opens some minutes before the session ends (WCAG 2.2.1), with one click to stay. Without
 * JavaScript an ended session loses nothing: the page that asks to log in shows what was posted, and sends it again.
 * @param props.remaining in how many seconds the session ends
 */
export function SessionWarning(props: { language: Language; personId: string; remaining: number }) {
  const { language, personId, remaining } = props;
  const text = textsIn(language).sessionEnd;
  return (
    <dialog
      id="session-warning"
      aria-labelledby="session-warning-title"
      data-remaining={remaining}
      data-warn={WARNING_S}
    >
      <h2 id="session-warning-title">{text.title}</h2>
      <p data-when="extendable final">
        {text.time} <strong data-time></strong>
      </p>
      <p data-when="extendable">{text.unused}</p>
      <p data-when="final">{text.longest}</p>
      <p data-when="ended">{text.ended}</p>
      <div class="actions">
        <form method="post" action={SESSION_PATH} data-when="extendable">
          <input type="hidden" name="person" value={personId} />
          <button type="submit" class="primary">
            {text.stay}
          </button>
        </form>
        <a class="button" href="/login" target="_blank" rel="noopener" data-when="final ended">
          {text.logIn}
        </a>
        <form method="dialog" data-when="final ended">
          <button type="submit">{text.close}</button>
        </form>
      </div>
    </dialog>
  );
}
