import { page } from '#web/page.tsx';
import type { PageContext } from '#web/site/env.ts';
import { LoggedOut } from '#web/site/logged-out.tsx';
import type { LogoutForm } from '#web/site/logout-form.ts';
import { textsIn } from '#web/site/text/texts.ts';
import { siteFiles } from '#web/static-files.ts';

/** The page after a logout. */
export function loggedOutPage(context: PageContext, form: LogoutForm): Response | Promise<Response> {
  const { language } = context.var;
  return page(
    context,
    { title: textsIn(language).sessions.loggedOutTitle },
    <LoggedOut language={language} form={form} script={siteFiles.address('submit-form.js')} />,
  );
}
