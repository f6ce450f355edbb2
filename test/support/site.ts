import { Client, Connection } from '@temporalio/client';
import type { Hono } from 'hono';
import { pino } from 'pino';
import type { Sql } from '#database/connection.ts';
import { contactsOf, contactsSchema } from '#services/contacts.ts';
import { createApp } from '#services/web/app.ts';
import { createChanges } from '#services/web/changes.ts';
import type { WebDependencies } from '#services/web/dependencies.ts';
import type { SiteEnv } from '#web/site/env.ts';
import type { ClaimNames } from '#web/site/identity-claims.ts';
import { createIdentityClient } from '#web/site/identity-client.ts';
import { requiredLogin, standardClaims } from './altered-issuer.ts';
import { confirmingAtOnce } from './confirming.ts';
import { poolOfService } from './database.ts';
import { signingSite } from './proofs.ts';
import { origin } from './visitor.ts';

/** An address where no service listens. */
const UNREACHABLE = '127.0.0.1:9';
export const clientSecret = 'a secret of the tests';

/** Whom the pages name. */
export const contacts = contactsOf(contactsSchema.parse({}));

/** The site on a database, with the role of the web service. Services that are not given cannot be reached. */
export function siteFor(
  sql: Sql,
  given: Partial<
    Pick<
      WebDependencies,
      | 'client'
      | 'reports'
      | 'changes'
      | 'trustedProxies'
      | 'heartbeatMs'
      | 'bodyTimeoutMs'
      | 'rateLimits'
      | 'log'
      | 'issuer'
      | 'webUrl'
      | 'announcements'
    > & {
      readonly claims: ClaimNames;
      /** Where a browser is sent to confirm a statement: `serveConfirmations`. */
      readonly confirmsAt: string;
    }
  > = {},
): Hono<SiteEnv> {
  const issuer = given.issuer ?? `http://${UNREACHABLE}`;
  const webUrl = given.webUrl ?? origin;
  const identity = createIdentityClient({
    issuer,
    clientId: 'uniek-verslag',
    clientSecret,
    siteUrl: webUrl,
    requirements: requiredLogin,
    claims: given.claims ?? standardClaims,
  });
  const unavailable = () => Promise.resolve({ type: 'unavailable' } as const);
  return createApp({
    sql: poolOfService(sql, 'web'),
    client: given.client ?? new Client({ connection: Connection.lazy({ address: UNREACHABLE }) }),
    reports: given.reports ?? { save: unavailable, sign: unavailable },
    changes: given.changes ?? createChanges(),
    ...(given.bodyTimeoutMs !== undefined && { bodyTimeoutMs: given.bodyTimeoutMs }),
    ...(given.heartbeatMs !== undefined && { heartbeatMs: given.heartbeatMs }),
    // Without an identity service that runs, every statement is confirmed at once.
    identity: given.issuer === undefined ? confirmingAtOnce(identity, given.confirmsAt) : identity,
    log: given.log ?? pino({ level: 'silent' }),
    webUrl,
    issuer: given.confirmsAt ?? issuer,
    trustedProxies: given.trustedProxies ?? null,
    // A test does in a second what people do in a quarter of an hour.
    rateLimits: given.rateLimits ?? null,
    contacts,
    announcements: given.announcements ?? { current: () => [] },
    fpsMiUrl: `http://${UNREACHABLE}`,
    signingSite: { ...signingSite, issuer },
  });
}
