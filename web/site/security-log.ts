/** Writes the security log of a site: each event with who asked, from where, and in which session. */

import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { contextStorage, tryGetContext } from 'hono/context-storage';
import { HTTPException } from 'hono/http-exception';
import {
  type Actor,
  type RequestFacts,
  type Result,
  type SecurityEvent,
  securityLine,
  sessionReference,
} from '#rules/security-events.ts';
import type { Answer } from './answers.ts';
import type { SiteEnv } from './env.ts';

/** The log that gets the events. */
export type EventLog = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
};

/** What a request knows that is being answered. Middleware sets most of it after `rememberRequests`. */
type Remembered = {
  Variables: Partial<SiteEnv['Variables']> & {
    readonly requestId?: string;
    readonly people?: People;
  };
};

/** Who logs in at a site. */
type People = 'person' | 'handler';

/**
 * Remembers each request while it is answered, so that its events need not be given who asked, and from where.
 * @param people who logs in at this site
 */
export function rememberRequests(people: People): MiddlewareHandler {
  const remember = contextStorage();
  return async (context, next) => {
    context.set('people', people);
    await remember(context, next);
  };
}

/** Who did something, when that is not the person of the request's session: a person who logs in, or a program. */
type By = { readonly person: string; readonly session?: string } | { readonly service: string };

/** Writes an event of the request that is being answered. By default the person of its session did it. */
export function recordEvent(log: EventLog, event: SecurityEvent, by?: By): void {
  const { people = 'person', session, requestId, clientAddress } = tryGetContext<Remembered>()?.var ?? {};
  const actor = by ?? (session ? { person: session.person.id, session: session.id } : null);
  writeEvent(log, actorOf(actor, people), event, {
    client: clientAddress,
    trace: requestId,
    ...(actor !== null && 'session' in actor && actor.session && { session: sessionReference(actor.session) }),
  });
}

/** Writes an event that no request of this site led to. It is not known who did it. */
export function recordNoticed(log: EventLog, event: SecurityEvent): void {
  writeEvent(log, { type: 'unknown' }, event, {});
}

function writeEvent(log: EventLog, who: Actor, event: SecurityEvent, request: RequestFacts): void {
  const line = securityLine(who, event, request);
  const message = `${event.event}: ${event.result}`;
  if (event.result === 'done') log.info(line, message);
  else log.warn(line, message);
}

function actorOf(actor: By | null, people: People): Actor {
  if (actor === null) return { type: 'unknown' };
  return 'person' in actor ? { type: people, id: actor.person } : { type: 'service', id: actor.service };
}

/** How an act ended, by the answer of its workflow. */
export function resultOf(answer: Answer<string, object>): Result {
  switch (answer.type) {
    case 'accepted':
      return { result: 'done' };
    case 'refused':
      return { result: 'refused', reason: answer.refusal };
    case 'unavailable':
      return { result: 'failed' };
    case 'unconfirmed':
      return { result: 'unconfirmed' };
  }
}

/** Writes that a request was refused before anything was done. @param reason a code */
export function recordRefusal(
  log: EventLog,
  { method, path }: { readonly method: string; readonly path: string },
  reason: string,
  about: { readonly organisation?: string } = {},
): void {
  // A path is what the client made it.
  const request = `${method} ${path.slice(0, MAX_PATH)}`;
  recordEvent(log, { event: 'request', on: { request, ...about }, result: 'refused', reason });
}

const MAX_PATH = 200;

/** Why a request was refused that no page of a site sends: the code of an error that its middleware or schemas threw. */
export function reasonOf(error: Error): string {
  if (!(error instanceof HTTPException)) return 'malformed';
  switch (error.status) {
    case 403:
      return 'foreign-form';
    case 413:
      return 'too-large';
    case 429:
      return 'rate-limited';
    default:
      return 'malformed';
  }
}

/** A reference to a person whom the site does not recognise: not their subject, which can be a national number. */
export function identityReference({ issuer, subject }: { readonly issuer: string; readonly subject: string }): string {
  return createHash('sha256').update(`${issuer} ${subject}`).digest('hex').slice(0, 12);
}
