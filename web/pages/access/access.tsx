import { Hono } from 'hono';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { failureFor, refuseAccess, renderAccess } from './access-page.tsx';
import { askToGrant, failureInAddress } from './grant.ts';
import { emptyGrant, grantSchema, problemsIn } from './grant-form.tsx';
import { proposalRoutes } from './proposals.tsx';
import { withdrawRoutes } from './withdraw.tsx';

/** The page on which the DPO sees, grants and withdraws the roles of the organisation (requirement A5). */
export function accessPage(dependencies: PageDependencies): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .get('/', async (context) => {
      const failed = failureInAddress(context);
      return await renderAccess(dependencies, context, emptyGrant(), failed && failureFor(failed));
    })
    .post('/', routeSettings({ rateLimit: 'access' }), async (context) => {
      const posted = grantSchema.parse(await readForm(context));
      const problems = problemsIn(posted);
      const { role } = posted;
      if (problems.length > 0 || role === '') {
        return await renderAccess(dependencies, context, posted, { status: 422, code: 'fields-wrong', problems });
      }
      const result = await askToGrant(dependencies, context, { ...posted, role });
      return result instanceof Response ? result : await refuseAccess(dependencies, context, posted, result);
    })
    .route('/', withdrawRoutes(dependencies))
    .route('/', proposalRoutes(dependencies));
}
