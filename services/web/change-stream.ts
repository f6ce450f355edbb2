import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { rolesOf } from '#database/persons.ts';
import { statesOf } from '#database/report-states.ts';
import { findSession } from '#database/sessions.ts';
import type { OrganisationEnv } from '#web/env.ts';
import type { Changes } from './changes.ts';

/** A browser speaks over six connections with one host: with four streams, in as many windows, it can still load pages. */
const STREAMS_PER_SESSION = 4;
/** How often a quiet stream shows that it is alive, and looks whether the session and the role still are. */
const PULSE_MS = 15_000;

type Parts = { sql: Sql; changes: Changes; log: Logger; sessionCookie: string; pulseMs?: number | undefined };

/**
 * Streams of server-sent events: `changed` when the report may have changed, and `ended`, the last one, when there is
 * nothing more to follow: the session or the role is gone, or the report is sent. They tell no content; the page asks
 * for that as ever. For use behind the gate of an organisation's pages.
 * @returns what answers a request with the stream of one report
 */
export function changeStreams({ sql, changes, log, sessionCookie, pulseMs = PULSE_MS }: Parts) {
  const open = new Map<string, number>();

  return (context: Context<OrganisationEnv>, reportId: string): Response => {
    const { nis } = context.var.organisation;
    const token = getCookie(context, sessionCookie) ?? '';
    const others = open.get(token) ?? 0;
    if (others >= STREAMS_PER_SESSION) return context.body(null, 429);

    const goesOn = async (): Promise<boolean> => {
      // Not by use of the session: a page that nobody looks at must not keep it alive.
      const session = await findSession(sql, token, { counts: false });
      if (session === null) return false;
      const [roles, states] = await Promise.all([rolesOf(sql, session.person.id, nis), statesOf(sql, nis)]);
      return roles.length > 0 && states.get(reportId)?.stage !== 'accepted';
    };

    const response = streamSSE(context, async (stream) => {
      let changed = false;
      let wake = (): void => {};
      const letGo = changes.follow(nis, () => {
        changed = true;
        wake();
      });
      // Aborting also ends a write that a slow reader holds up.
      const end = (): void => stream.abort();
      changes.ending.addEventListener('abort', end);
      stream.onAbort(() => wake());
      open.set(token, others + 1);
      try {
        // Something to read at once: the headers go out with it.
        await stream.write(': open\n\n');
        while (!stream.aborted && !changes.ending.aborted) {
          if (!changed) {
            await new Promise<void>((resolve) => {
              const pulse = setTimeout(resolve, pulseMs);
              wake = () => {
                clearTimeout(pulse);
                resolve();
              };
            });
          }
          if (stream.aborted) return;
          const news = changed;
          changed = false;
          if (!(await goesOn())) {
            await stream.writeSSE({ event: 'ended', data: '' });
            return;
          }
          if (news) await stream.writeSSE({ event: 'changed', data: '' });
          else await stream.write(': still here\n\n');
        }
      } catch (error) {
        // The page sees the stream end, asks in the old way, and opens another one.
        log.warn({ error, report: reportId }, 'a stream of changes broke off');
      } finally {
        letGo();
        changes.ending.removeEventListener('abort', end);
        const left = (open.get(token) ?? 1) - 1;
        if (left > 0) open.set(token, left);
        else open.delete(token);
      }
    });
    response.headers.set('Cache-Control', 'no-store');
    // A proxy in between passes on each event as it comes (nginx and its like).
    response.headers.set('X-Accel-Buffering', 'no');
    // The connection ends with the stream, so that it does not hold up a process that stops.
    response.headers.set('Connection', 'close');
    return response;
  };
}
