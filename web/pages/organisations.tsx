import type { Context } from 'hono';
import { organisationsOf } from '#database/organisations.ts';
import type { Session } from '#database/sessions.ts';
import type { PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { textsIn } from '#web/text/texts.ts';

/** The page after the login: redirects to the user's only organisation, or offers a choice of several (requirement A6). */
export async function organisationsPage(
  { sql }: PageDependencies,
  context: Context<SiteEnv>,
  session: Session,
): Promise<Response> {
  const language = context.get('language');
  const text = textsIn(language).organisations;
  const organisations = await organisationsOf(sql, session.person.id);
  const [only] = organisations;
  if (only && organisations.length === 1) return context.redirect(`/organisations/${only.nis}`, 303);
  if (!only) {
    return page(
      context,
      { title: text.noneTitle },
      <>
        <h1>{text.noneTitle}</h1>
        <p>{text.none}</p>
      </>,
    );
  }
  return page(
    context,
    { title: text.title },
    <>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <ul class="applications">
        {organisations.map((organisation) => (
          <li>
            <a href={`/organisations/${organisation.nis}`}>{organisation.name[language]}</a>
          </li>
        ))}
      </ul>
    </>,
  );
}
