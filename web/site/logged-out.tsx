import type { Language } from '#forms/definition.ts';
import type { LogoutForm } from './logout-form.ts';
import { textsIn } from './text/texts.ts';

type LoggedOutProps = {
  readonly language: Language;
  readonly form: LogoutForm;
  /** The address of the script that submits the form. */
  readonly script: string;
};

/** The content of the page after a logout: its form ends the session at the identity service too. */
export function LoggedOut({ language, form, script }: LoggedOutProps) {
  const text = textsIn(language).sessions;
  return (
    <>
      <h1>{text.loggedOutTitle}</h1>
      <p>{text.loggedOut}</p>
      <form method="post" action={form.action} data-auto-submit="">
        {form.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="actions">
          <button type="submit" class="primary">
            {text.logOutThere}
          </button>
        </p>
      </form>
      <script src={script} defer></script>
    </>
  );
}
