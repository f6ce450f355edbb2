import { Hono } from 'hono';
import type { SiteEnv } from '#web/site/env.ts';
import { siteFiles } from '#web/static-files.ts';
import { setUpDeliveryKeys } from './delivery-keys.ts';
import type { WebDependencies } from './dependencies.ts';
import { setUpErrorPages } from './error-pages.ts';
import { setUpFrame } from './frame.ts';
import { setUpHealthChecks } from './health-checks.ts';
import { setUpLanguage, setUpLanguageChoice } from './language.ts';
import { setUpLogin } from './login.ts';
import { setUpOrganisationPages } from './organisation-pages.ts';
import { setUpPublicPages } from './public-pages.ts';
import {
  setUpClientAddress,
  setUpCompression,
  setUpHeaders,
  setUpLimits,
  setUpMethods,
  setUpRateLimits,
  setUpRequestIds,
  setUpSameOriginForms,
  setUpSiteUrl,
} from './requests.ts';
import { setUpSession } from './session.ts';

/** The whole site. Each line adds routes, or middleware for the routes of the lines below it. */
export function createApp(dependencies: WebDependencies): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  setUpRequestIds(app);
  setUpClientAddress(app, dependencies);
  setUpHeaders(app, dependencies);
  setUpHealthChecks(app, dependencies);
  app.route('/static', siteFiles.routes);
  setUpCompression(app);
  setUpDeliveryKeys(app, dependencies);
  setUpLanguage(app, dependencies);
  setUpFrame(app, dependencies);
  setUpMethods(app);
  setUpSiteUrl(app, dependencies);
  setUpLimits(app, dependencies);
  setUpSameOriginForms(app, dependencies);
  setUpSession(app, dependencies);
  setUpRateLimits(app, dependencies);
  setUpLanguageChoice(app, dependencies);
  setUpPublicPages(app, dependencies);
  setUpLogin(app, dependencies);
  setUpOrganisationPages(app, dependencies);
  setUpErrorPages(app, dependencies);
  return app;
}
