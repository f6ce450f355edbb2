import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { rolesOf } from '#database/persons.ts';
import { statesOf } from '#database/report-states.ts';
import { findSession } from '#database/sessions.ts';
import type { OrganisationEnv } from '#web/env.ts';
import { recordRefusal } from '#web/site/security-log.ts';
import type { Changes } from './changes.ts';

/** A browser opens at most six connections to a host: four streams, in as many windows, leave two to load pages. */
const STREAMS_PER_SESSION = 4;
/** How often a quiet stream sends a comment, and checks whether the session and the role still exist. */
const HEARTBEAT_MS = 15_000;

type ChangeStreamOptions = {
  readonly sql: Sql;
  readonly changes: Changes;
  readonly log: Logger;
  /** The name of the session cookie. */
  readonly sessionCookie: string;
  readonly heartbeatMs?: number | undefined;
};

/**
 * Streams of server-sent events: `changed` when the report may have changed, and `ended`, the last event, when the session
 * or the role is gone or the report is accepted. Events carry no content; the page asks for its content as always. For use
 * behind the check of an organisation's roles.
 * @returns a handler that responds with the stream of one report, or with 429 when the session has too many
 */
export function changeStreams(options: ChangeStreamOptions) {
  const { sql, changes, log, sessionCookie, heartbeatMs = HEARTBEAT_MS } = options;
  const openStreams = new Map<string, number>();

  return (context: Context<OrganisationEnv>, reportId: string): Response => {
    const { nis } = context.var.organisation;
    const token = getCookie(context, sessionCookie) ?? '';
    const others = openStreams.get(token) ?? 0;
    if (others >= STREAMS_PER_SESSION) {
      recordRefusal(log, context.req, 'too-many-streams', { organisation: nis });
      return context.body(null, 429);
    }

    const mayFollow = async (): Promise<boolean> => {
      // A page that only stays open does not count as use of the session.
      const session = await findSession(sql, token, { counts: false });
      if (session === null) return false;
      const [roles, states] = await Promise.all([rolesOf(sql, session.person.id, nis), statesOf(sql, nis)]);
      return roles.length > 0 && states.get(reportId)?.stage !== 'accepted';
    };

    const response = streamSSE(context, async (stream) => {
      // Aborting also ends a write that waits for a slow reader.
      const end = (): void => stream.abort();
      const signal = createSignal();
      const stopFollowing = changes.follow(nis, signal.raise);
      changes.ending.addEventListener('abort', end);
      stream.onAbort(signal.wake);
      openStreams.set(token, others + 1);
      try {
        await sendChanges(stream, { signal, heartbeatMs, mayFollow, ending: changes.ending });
      } catch (error) {
        // The page sees the stream end, asks every few seconds, and opens another stream.
        log.warn({ error, report: reportId, trace: context.get('requestId') }, 'a stream of changes was interrupted');
      } finally {
        stopFollowing();
        changes.ending.removeEventListener('abort', end);
        const left = (openStreams.get(token) ?? 1) - 1;
        if (left > 0) openStreams.set(token, left);
        else openStreams.delete(token);
      }
    });
    response.headers.set('Cache-Control', 'no-store');
    // Proxies such as nginx pass on each event at once.
    response.headers.set('X-Accel-Buffering', 'no');
    // The connection ends with the stream, so that it does not delay a process that stops.
    response.headers.set('Connection', 'close');
    return response;
  };
}

type SendOptions = {
  readonly signal: Signal;
  readonly heartbeatMs: number;
  /** Whether there is still something that this session may follow. */
  readonly mayFollow: () => Promise<boolean>;
  readonly ending: AbortSignal;
};

/** Writes events until the stream is aborted, the process stops, or there is nothing more to follow. */
async function sendChanges(stream: SSEStreamingApi, options: SendOptions): Promise<void> {
  const { signal, heartbeatMs, mayFollow, ending } = options;
  // With the first bytes the headers go out too.
  await stream.write(': open\n\n');
  while (!stream.aborted && !ending.aborted) {
    const changed = await signal.wait(heartbeatMs);
    if (stream.aborted) return;
    if (!(await mayFollow())) {
      await stream.writeSSE({ event: 'ended', data: '' });
      return;
    }
    if (changed) await stream.writeSSE({ event: 'changed', data: '' });
    else await stream.write(': heartbeat\n\n');
  }
}

/** Tells the writer of a stream that something changed. A change that comes while it does not wait is remembered. */
type Signal = {
  readonly raise: () => void;
  /** Ends the current wait without a change. */
  readonly wake: () => void;
  /** Waits for a change, at most `ms`. @returns whether there was one; it is then forgotten */
  readonly wait: (ms: number) => Promise<boolean>;
};

function createSignal(): Signal {
  let raised = false;
  let wake = (): void => {};
  return {
    raise: () => {
      raised = true;
      wake();
    },
    wake: () => wake(),
    wait: async (ms) => {
      if (!raised) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const wasRaised = raised;
      raised = false;
      return wasRaised;
    },
  };
}
