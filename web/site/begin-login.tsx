import type { Language } from '#forms/definition.ts';
import { textsIn } from './text/texts.ts';

type BeginLoginProps = {
  readonly language: Language;
  /** The address of the login. */
  readonly action: string;
  /** The page to open after the login. */
  readonly returnTo: string;
};

/**
 * The content of the page for a person without a session: one button. Nobody is logged in because a link led to a page; the
 * identity service may still know who used this browser before.
 */
export function BeginLogin({ language, action, returnTo }: BeginLoginProps) {
  const text = textsIn(language).sessions;
  return (
    <>
      <h1>{text.beginTitle}</h1>
      <p>{text.begin}</p>
      <form method="post" action={action}>
        <input type="hidden" name="return" value={returnTo} />
        <p class="actions">
          <button type="submit" class="primary">
            {text.beginButton}
          </button>
        </p>
      </form>
    </>
  );
}
