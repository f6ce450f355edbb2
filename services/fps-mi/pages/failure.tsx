import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Texts, textsIn } from '../texts.ts';
import { languageOf, linkTo, page } from './frame.tsx';

const statuses = {
  'not-found': 404,
  'database-away': 503,
  unexpected: 500,
} as const satisfies Record<keyof Texts['failures'], ContentfulStatusCode>;

/** The page that says in words why there is no other page. */
export function failurePage(context: Context, code: keyof Texts['failures']): Response | Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const { title, text: explanation } = text.failures[code];
  if (code === 'database-away') context.header('Retry-After', '5');
  return page(
    context,
    { title: `${title} – ${text.ministry}`, status: statuses[code] },
    <>
      <h1>{title}</h1>
      <p>{explanation}</p>
      <p>
        <a href={linkTo('/', language)}>{text.backToReports}</a>
      </p>
    </>,
  );
}
