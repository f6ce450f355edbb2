import type { Context } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { type EventLog, recordRefusal } from '#web/site/security-log.ts';
import { problem } from './problems.ts';

/** Every 401 needs a challenge (RFC 9110, section 15.5.2). The token is the only HTTP scheme of this API. */
export const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="fps-mi"' };

/** Middleware: answers 401 to requests without the token (RFC 6750). */
export function requireToken(token: string, log: EventLog) {
  const refuse = ({ req }: Context) => {
    recordRefusal(log, req, 'wrong-token');
    return problem({
      status: 401,
      detail: 'This needs the token that was agreed upon, as Authorization: Bearer.',
      headers: CHALLENGE,
    });
  };
  return bearerAuth({
    token,
    noAuthenticationHeader: { message: refuse },
    invalidAuthenticationHeader: { message: refuse },
    invalidToken: { message: refuse },
  });
}
