import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { BeginLogin } from '#web/site/begin-login.tsx';
import { textsIn } from '#web/site/text/texts.ts';
import type { PageContext } from './env.ts';
import { page } from './frame.tsx';
import { linkTo } from './links.tsx';

/** The page with the button that begins a login. */
export function loginPage(
  context: PageContext,
  returnTo: string,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const { language } = context.var;
  const title = textsIn(language).sessions.beginTitle;
  const action = linkTo('/login', language);
  return page(
    context,
    { title, status, informs: true },
    <BeginLogin language={language} action={action} returnTo={returnTo} />,
  );
}
