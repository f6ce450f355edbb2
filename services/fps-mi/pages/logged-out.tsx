import { ministryFiles } from '#services/fps-mi/static-files.ts';
import { LoggedOut } from '#web/site/logged-out.tsx';
import type { LogoutForm } from '#web/site/logout-form.ts';
import { textsIn } from '#web/site/text/texts.ts';
import type { PageContext } from './env.ts';
import { page } from './frame.tsx';

/** The page after a logout. */
export function loggedOutPage(context: PageContext, form: LogoutForm): Response | Promise<Response> {
  const { language } = context.var;
  const title = textsIn(language).sessions.loggedOutTitle;
  const script = ministryFiles.address('submit-form.js');
  return page(context, { title }, <LoggedOut language={language} form={form} script={script} />);
}
