import type { Context } from 'hono';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { recordRefusal } from '#web/site/security-log.ts';

/** Records that a person with a role at the organisation asked for what needs another role. */
export function recordMissingRole(log: PageDependencies['log'], context: Context<OrganisationEnv>): void {
  recordRefusal(log, context.req, 'role-missing', { organisation: context.var.organisation.nis });
}
