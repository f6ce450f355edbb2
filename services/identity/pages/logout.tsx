import { texts } from '#services/identity/text/texts.ts';
import { document, type View } from './frame.tsx';

type LogoutProps = View & {
  /** `asking`: whether to log out at all; `leaving`: the form sends itself, the button is for who has no JavaScript. */
  kind: 'asking' | 'leaving';
  action: string;
  secret: string;
};

/** Ends the session here and leads back to the application. */
export function logoutPage({ kind, action, secret, ...view }: LogoutProps): string {
  const text = texts[view.language].logout;
  const asks = kind === 'asking';
  const title = asks ? text.title : text.leavingTitle;
  return document(
    view,
    title,
    <>
      <h1>{title}</h1>
      <p>{asks ? text.question : text.leaving}</p>
      <form method="post" action={action} data-send-itself={asks ? undefined : ''}>
        <input type="hidden" name="xsrf" value={secret} />
        <input type="hidden" name="logout" value="yes" />
        <p class="buttons">
          <button type="submit">{asks ? text.submit : text.continue}</button>
          {asks && <a href={new URL('/', view.webUrl).href}>{text.stay}</a>}
        </p>
      </form>
    </>,
  );
}

/** The end of a logout that no application asked for. */
export function logoutDonePage(view: View): string {
  const text = texts[view.language].logout;
  return document(
    view,
    text.doneTitle,
    <>
      <h1>{text.doneTitle}</h1>
      <p>{text.done}</p>
    </>,
  );
}
