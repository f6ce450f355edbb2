import { Hono } from 'hono';
import { Done } from '#web/components/notice.tsx';
import { VERIFY_PATH } from '#web/document/verification-code.ts';
import { page } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { LOGGED_OUT } from '#web/site/logout-form.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/**
 * The portal, with the path of the manual (civil servants, then OCMWs & FPS MI, then the application), and the page that
 * describes the application (requirement A2).
 */
export function portalPages(): Hono<SiteEnv> {
  return new Hono<SiteEnv>()
    .get('/', (context) => {
      const text = textsIn(context.get('language'));
      const loggedOut = context.req.query('state') === LOGGED_OUT;
      return page(
        context,
        { title: text.portal.title },
        <>
          {loggedOut && <Done>{siteTextsIn(context.get('language')).sessions.loggedOutTitle}</Done>}
          <h1>{text.portal.title}</h1>
          <section class="trail" aria-labelledby="audience">
            <h2 id="audience">{text.portal.audience}</h2>
            <section aria-labelledby="group">
              <h3 id="group">{text.portal.group}</h3>
              <h4>{text.portal.applications}</h4>
              <ul class="applications">
                <li>
                  <a href="/unique-report">{text.applicationName}</a>
                  <p>{text.portal.summary}</p>
                </li>
              </ul>
            </section>
          </section>
        </>,
      );
    })
    .get('/unique-report', (context) => {
      const text = textsIn(context.get('language'));
      const tables = textsIn(context.get('language')).tables;
      return page(
        context,
        { title: text.applicationName },
        <>
          <h1>{text.applicationName}</h1>
          <p class="lead">{text.about.lead}</p>
          <h2>{text.about.stepsTitle}</h2>
          <ol class="steps">
            {text.about.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <h2>{text.about.needsTitle}</h2>
          <p>{text.about.needs}</p>
          <p>
            <a class="button primary" href="/login">
              {text.about.start}
            </a>
          </p>
          <h2>{tables.title}</h2>
          <p>{tables.lead}</p>
          <p>
            <a href="/tables">{tables.title}</a>
          </p>
          <h2>{text.verify.title}</h2>
          <p>{text.verify.lead}</p>
          <p>
            <a href={VERIFY_PATH}>{text.verify.title}</a>
          </p>
        </>,
      );
    });
}
