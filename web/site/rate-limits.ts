/**
 * How often a person may do something in a minute, and how often all people behind one address who are not logged in. A
 * person who is logged in never shares a limit with others (docs/decisions/0033-limits-are-counted-in-memory.md).
 */

import { isIPv6 } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { SiteEnv } from './env.ts';
import { settingsOf } from './route-settings.ts';
import { type EventLog, recordRefusal } from './security-log.ts';

/** A number of requests in a minute. `perAddress` counts those without a login. */
export type RateLimit = {
  readonly perPerson: number;
  readonly perAddress: number;
  /** Only answers with these statuses count: a login that is refused, a wrong token. */
  readonly failures?: readonly number[];
};

/** The limits. A route names its own with `routeSettings({ rateLimit })`; every other POST has `form`. */
export const rateLimits = {
  login: { perPerson: 30, perAddress: 300 },
  'failed-login': { perPerson: 30, perAddress: 100, failures: [400, 403] },
  save: { perPerson: 120, perAddress: 300 },
  // Signatures: several can be in one request.
  sign: { perPerson: 100, perAddress: 300 },
  // A typist who pauses after every word.
  autosave: { perPerson: 120, perAddress: 300 },
  // A grid sends changes some 400 ms after the last key: 150 a minute, from two tabs.
  lines: { perPerson: 300, perAddress: 300 },
  upload: { perPerson: 20, perAddress: 300 },
  document: { perPerson: 30, perAddress: 300 },
  access: { perPerson: 30, perAddress: 300 },
  'organisation-data': { perPerson: 20, perAddress: 300 },
  preferences: { perPerson: 30, perAddress: 300 },
  table: { perPerson: 60, perAddress: 300 },
  form: { perPerson: 300, perAddress: 300 },
  verify: { perPerson: 60, perAddress: 120 },
  token: { perPerson: 60, perAddress: 60, failures: [401] },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof rateLimits;

const names = Object.keys(rateLimits).filter((name): name is RateLimitName => name in rateLimits);

/** The limits of a site; null: there are none. */
export type RateLimits = Readonly<Record<RateLimitName, RateLimit>> | null;

/**
 * RATE_LIMITS: other numbers than the defaults, such as `save=240 login=30:600` (per person, or per person and per address),
 * or `off`.
 */
export const rateLimitsSchema = z
  .string()
  .default('')
  .transform((text, context): RateLimits => {
    if (text.trim() === 'off') return null;
    const changed = new Map<RateLimitName, RateLimit>();
    for (const entry of text.split(/[\s,]+/).filter((each) => each !== '')) {
      const [, given, person, address] = /^([a-z-]+)=(\d{1,6})(?::(\d{1,6}))?$/.exec(entry) ?? [];
      const name = names.find((each) => each === given);
      if (name === undefined || Number(person) === 0 || Number(address) === 0) {
        context.addIssue({ code: 'custom', message: `expected ${names.join(', ')}, as in save=240, not ${entry}` });
        continue;
      }
      const standard: RateLimit = rateLimits[name];
      const perAddress = address === undefined ? standard.perAddress : Number(address);
      changed.set(name, { ...standard, perPerson: Number(person), perAddress });
    }
    return { ...rateLimits, ...Object.fromEntries(changed) };
  });

/** A check for the variables of a site: with NODE_ENV=production, an issue when RATE_LIMITS is `off`. */
export function requireRateLimits(
  given: { readonly NODE_ENV?: string | undefined; readonly RATE_LIMITS: RateLimits },
  context: z.RefinementCtx,
): void {
  if (given.NODE_ENV !== 'production' || given.RATE_LIMITS !== null) return;
  const message = 'limits cannot be switched off when NODE_ENV is production: give higher numbers';
  context.addIssue({ code: 'custom', path: ['RATE_LIMITS'], message });
}

/** Someone did something more often than they may. Nothing was done. */
export class TooManyRequests extends Error {
  /** In how many seconds they may do it again. */
  readonly retryAfterS: number;

  constructor(name: RateLimitName, retryAfterS: number) {
    super(`${name}: too many requests`);
    this.retryAfterS = retryAfterS;
  }
}

const WINDOW_S = 60;

/** Who makes requests. */
type Requester = { readonly person: string } | { readonly address: string };

type Counter = { readonly limit: RateLimit; readonly person: RateLimiterMemory; readonly address: RateLimiterMemory };

/** Counts the requests of one process. Each process of a site has its own counters. */
export type RateCounters = ReadonlyMap<RateLimitName, Counter>;

export function createRateCounters(limits: RateLimits): RateCounters {
  if (limits === null) return new Map();
  return new Map(
    names.map((name) => {
      const limit = limits[name];
      const person = new RateLimiterMemory({ points: limit.perPerson, duration: WINDOW_S });
      const address = new RateLimiterMemory({ points: limit.perAddress, duration: WINDOW_S });
      return [name, { limit, person, address }];
    }),
  );
}

type LimitRatesOptions = {
  readonly counters: RateCounters;
  readonly log: EventLog;
  /** The limit of a request; null when it has none. */
  readonly limitOf?: (context: Context) => RateLimitName | null;
};

/** How a request that is being answered counts more of what it does. */
const counting = new WeakMap<Request, (points: number) => Promise<void>>();

/**
 * Counts more for a request than the first thing that it does, before it does the others. Nothing where the request has no limit.
 * @throws TooManyRequests
 */
export async function countMore({ req }: Pick<Context, 'req'>, points: number): Promise<void> {
  if (points > 0) await counting.get(req.raw)?.(points);
}

/**
 * Middleware behind the one that finds the session: counts requests that have a limit.
 * - A request that failed because a part is unavailable (503, 504) does not count: trying again is right.
 * - One line in the log for each person or address and minute.
 * @throws TooManyRequests
 */
export function limitRates({ counters, log, limitOf = declaredLimit }: LimitRatesOptions): MiddlewareHandler<SiteEnv> {
  return async (context, next) => {
    const name = limitOf(context);
    const counter = name === null ? undefined : counters.get(name);
    if (name === null || counter === undefined) return await next();
    const requester = requesterOf(context);
    const [key, memory] =
      'person' in requester ? [requester.person, counter.person] : [requester.address, counter.address];
    const { failures } = counter.limit;
    const refuseIf = (exceeded: Exceeded | null): void => {
      if (exceeded === null) return;
      if (exceeded.isFirst) recordRefusal(log, context.req, 'rate-limited');
      throw new TooManyRequests(name, exceeded.retryAfterS);
    };
    refuseIf(await (failures ? isExceeded(memory, key) : consume(memory, key, 1)));
    let counted = 1;
    counting.set(context.req.raw, async (points) => {
      counted += points;
      refuseIf(await consume(memory, key, points));
    });
    await next();
    const { status } = context.res;
    if (failures?.includes(status)) await memory.penalty(key);
    if (!failures && (status === 503 || status === 504)) await memory.reward(key, counted);
    return;
  };
}

/** The limit that a route declares. Every POST has one. */
function declaredLimit(context: Context): RateLimitName | null {
  const { rateLimit } = settingsOf(context);
  if (rateLimit !== undefined) return rateLimit;
  return context.req.method === 'GET' || context.req.method === 'HEAD' ? null : 'form';
}

function requesterOf({ var: known }: Pick<Context<SiteEnv>, 'var'>): Requester {
  // The API of FPS MI looks for no session.
  const { session, clientAddress }: Partial<SiteEnv['Variables']> = known;
  return session ? { person: session.person.id } : { address: networkOf(clientAddress ?? '') };
}

type Exceeded = { readonly retryAfterS: number; readonly isFirst: boolean };

async function consume(memory: RateLimiterMemory, key: string, points: number): Promise<Exceeded | null> {
  try {
    await memory.consume(key, points);
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return exceededOf(refused, refused.consumedPoints - points <= memory.points);
  }
}

async function isExceeded(memory: RateLimiterMemory, key: string): Promise<Exceeded | null> {
  const counted = await memory.get(key);
  if (counted === null || counted.consumedPoints < memory.points) return null;
  // Counts the refusal, so that only the first one is logged.
  await memory.penalty(key);
  return exceededOf(counted, counted.consumedPoints === memory.points);
}

function exceededOf({ msBeforeNext }: RateLimiterRes, isFirst: boolean): Exceeded {
  return { retryAfterS: Math.max(1, Math.ceil(msBeforeNext / 1_000)), isFirst };
}

/** An address as limits count it: of IPv6 the network (/64), within which anyone can change their address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const left = first ?? [];
  const zeros = tail === undefined ? 0 : 8 - left.length - (last ?? []).length;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...(last ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
