/** Many reports at once: how many and how much, before they are accepted. */

import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { formatEuro } from '#forms/amount.ts';
import type { ListedReport } from '#services/fps-mi/database/report-search.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { languageOf, linkTo, page } from './frame.tsx';
import { formTitle } from './reports.tsx';

/**
 * @param called.chosen what was chosen in the list; what was decided on since is left out
 * @param called.broken the references of those whose seal is broken, which are left out too
 */
export function acceptManyPage(
  context: Context,
  personId: string,
  { chosen, broken }: { chosen: readonly ListedReport[]; broken: readonly string[] },
): Response | Promise<Response> {
  const language = languageOf(context);
  const all = textsIn(language);
  const text = all.acceptMany;
  const open = chosen.filter(({ status }) => status === 'received');
  const left = chosen.length - open.length;
  const total = open.reduce((sum, { payable }) => sum + payable, 0);
  return page(
    context,
    { title: `${text.title} – ${all.ministry}` },
    <>
      <h1>{text.title}</h1>
      <p>{text.question(open.length, formatEuro(total, language))}</p>
      {left > 0 && <p class="note">{text.left(left)}</p>}
      {broken.length > 0 && <p class="errors">{text.broken(broken.join(', '))}</p>}
      <ul>
        {open.map((report) => (
          <li>
            {report.reference}
            {all.colon}
            {report.municipality[language]}, {formTitle(report, language)} {report.year},{' '}
            <span class="unbroken">{formatEuro(report.payable, language)}</span>
          </li>
        ))}
      </ul>
      <form method="post" action={linkTo('/accept', language)} class="actions">
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="request" value={randomUUID()} />
        {open.map(({ reference }) => (
          <input type="hidden" name="reference" value={reference} />
        ))}
        {open.length > 0 && <button type="submit">{text.confirm}</button>}
        <a href={linkTo('/', language, { status: 'received' })}>{all.cancel}</a>
      </form>
    </>,
  );
}
