import { Hono } from 'hono';
import { findDecision } from '#services/fps-mi/database/handler-decisions.ts';
import { ID_PATTERN } from '#web/site/field-schemas.ts';
import { decisionAnswer } from './answers.ts';
import { requireToken } from './bearer-token.ts';
import { problem } from './problems.ts';
import type { ApiDependencies } from './report-routes.ts';

/**
 * GET /api/decisions/:id. The message about a decision carries only its id: the receiver asks here who decided and why,
 * and so knows that the decision is the ministry's.
 */
export function decisionRoutes({ sql, log, token }: Pick<ApiDependencies, 'sql' | 'log' | 'token'>): Hono {
  return new Hono().get(`/:id{${ID_PATTERN}}`, requireToken(token, log), async (context) => {
    const decision = await findDecision(sql, context.req.param('id'));
    if (decision === null) return problem({ status: 404, detail: 'No decision has this id.' });
    return context.json(decisionAnswer(decision));
  });
}
