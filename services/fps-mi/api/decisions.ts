import { Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { findDecision } from '#services/fps-mi/database/decisions.ts';
import { problem } from './problems.ts';
import { bearer } from './reports.ts';

/** GET /api/decisions/:id: what the application asks before it carries a decision out; why and by whom is told here only. */
export function decisionRoutes({ sql, token }: { readonly sql: Sql; readonly token: string }): Hono {
  return new Hono().get('/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}', bearer(token), async (context) => {
    const decision = await findDecision(sql, context.req.param('id'));
    if (decision === null) return problem({ status: 404, detail: 'No decision has this id.' });
    const { carriedOut: _, decidedAt, ...told } = decision;
    return context.json({ ...told, decidedAt: decidedAt.toISOString() });
  });
}
