/** The dependencies of the pages, and the context of a request. */

import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { Payer } from '#services/fps-mi/database/payment-batches.ts';
import type { DecisionRelay } from '#services/fps-mi/decision-relay.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import type { CountStages } from '#services/temporal/stage-counts.ts';
import type { Confirm } from '#web/site/confirm.ts';
import type { SessionEnv } from '#web/site/env.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';

export type PageDependencies = {
  /** A pool whose search path begins with the ministry's schema. */
  readonly sql: Sql;
  readonly log: Logger;
  readonly identity: IdentityClient;
  /** Lets the case handler confirm a statement through the identity service. */
  readonly confirm: Confirm;
  /** Opens, changes and follows campaigns. */
  readonly campaigns: Campaigns;
  /** How long the body of a request may take to arrive, in milliseconds; without it, 30 seconds. */
  readonly bodyTimeoutMs?: number;
  /** The address under which case handlers see the pages. */
  readonly siteUrl: string;
  /** The address of the organisations' site, where documents are verified. */
  readonly webUrl: string;
  readonly decisionRelay: Pick<DecisionRelay, 'run'>;
  readonly countStages: CountStages;
  /** The account from which organisations are paid. */
  readonly payer: Payer;
};

/** A request behind the login, made by a case handler. */
export type HandlerEnv = SessionEnv;

export type { PageContext } from '#web/site/env.ts';
