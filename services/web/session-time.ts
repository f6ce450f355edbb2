import { Hono } from 'hono';
import { remainingTime } from '#database/sessions.ts';
import { SESSION_PATH } from '#web/components/session-warning.tsx';
import type { SessionEnv } from '#web/site/env.ts';
import { routeSettings } from '#web/site/route-settings.ts';

/** How long the session lasts, for the warning of an open page. Asking does not make it last longer; posting does. */
export function sessionTime(): Hono<SessionEnv> {
  return new Hono<SessionEnv>()
    .get(SESSION_PATH, routeSettings({ background: true }), ({ json, var: { session } }) =>
      json(remainingTime(session)),
    )
    .post(SESSION_PATH, ({ json, var: { session } }) => json(remainingTime(session)));
}
