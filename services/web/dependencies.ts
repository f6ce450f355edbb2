import type { BlockList } from 'node:net';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { Contacts } from '#web/contacts.ts';
import type { Reports } from '#web/env.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';
import type { ProofExpectations } from '#web/site/identity-proof.ts';
import type { RateLimits } from '#web/site/rate-limits.ts';
import type { Announcements } from './announcements.ts';
import type { Changes } from './changes.ts';

/** The dependencies of the web service. */
export type WebDependencies = {
  readonly sql: Sql;
  readonly client: Client;
  readonly reports: Reports;
  /** The changes that the open pages of this process follow. */
  readonly changes: Changes;
  /** How often a quiet stream of changes sends a comment, in milliseconds. */
  readonly heartbeatMs?: number;
  /** How long the body of a request may take to arrive, in milliseconds; without it, 30 seconds. */
  readonly bodyTimeoutMs?: number;
  readonly identity: IdentityClient;
  readonly log: Logger;
  /** The address at which people see the site. */
  readonly webUrl: string;
  /** The address of the identity service: the form that logs out may lead there. */
  readonly issuer: string;
  readonly fpsMiUrl: string;
  /** This site at the identity service, and what it requires of those who sign: it is published, to verify documents. */
  readonly signingSite: Omit<ProofExpectations, 'statement'>;
  /** How often people may do something. */
  readonly rateLimits: RateLimits;
  /** The proxies that are believed when they name the client of a request. */
  readonly trustedProxies: BlockList | null;
  /** Whom people can turn to. */
  readonly contacts: Contacts;
  /** What operators announce on every page. */
  readonly announcements: Pick<Announcements, 'current'>;
};
