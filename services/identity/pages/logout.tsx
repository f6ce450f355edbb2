import { textsIn } from '#services/identity/text/texts.ts';
import { type PageProps, page } from './frame.tsx';

type LogoutProps = PageProps & {
  /** `asking`: asks whether to log out. `leaving`: the script submits the form; without JavaScript there is a button. */
  kind: 'asking' | 'leaving';
  action: string;
  secret: string;
};

/** Ends the session at the identity service and leads back to the application. */
export function logoutPage({ kind, action, secret, ...view }: LogoutProps): string {
  const text = textsIn(view.language).logout;
  const asks = kind === 'asking';
  const title = asks ? text.title : text.leavingTitle;
  return page(
    view,
    title,
    <>
      <h1>{title}</h1>
      <p>{asks ? text.question : text.leaving}</p>
      <form method="post" action={action} data-auto-submit={asks ? undefined : ''}>
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

/** The page after a logout that no application requested. */
export function logoutDonePage(view: PageProps): string {
  const text = textsIn(view.language).logout;
  return page(
    view,
    text.doneTitle,
    <>
      <h1>{text.doneTitle}</h1>
      <p>{text.done}</p>
    </>,
  );
}
