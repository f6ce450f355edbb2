import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { page } from '#web/page.tsx';
import { BeginLogin } from '#web/site/begin-login.tsx';
import type { PageContext } from '#web/site/env.ts';
import { textsIn } from '#web/site/text/texts.ts';

/** The page with the button that begins a login. */
export function loginPage(
  context: PageContext,
  returnTo: string,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const { language } = context.var;
  return page(
    context,
    { title: textsIn(language).sessions.beginTitle, status, informs: true },
    <BeginLogin language={language} action="/login" returnTo={returnTo} />,
  );
}
