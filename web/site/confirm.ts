/** Lets a person who is logged in confirm statements at the identity service. */

import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { AskedStatement, Confirmation, Login } from '#database/sessions.ts';
import type { IdentityProof, Statement } from '#rules/proof.ts';
import type { ConfirmedBy } from './confirmations.ts';
import type { PageContext, SessionEnv, SiteEnv } from './env.ts';
import type { IdentityClient } from './identity-client.ts';
import { newRandom } from './identity-proof.ts';
import { type CookieSite, leaveFor } from './login-cookies.ts';
import { failureOf, type LoginFailure } from './login-failure.ts';
import { recordEvent } from './security-log.ts';

/**
 * Why statements were not confirmed, a closed set. As for a login, and `confirm-other-person`: someone else is logged in
 * now, or identified, than the person who pressed the button.
 */
export const confirmationFailures = [
  'confirm-interrupted',
  'confirm-other-person',
  'confirm-too-weak',
  'confirm-not-recent',
  'confirm-failed',
  'confirm-unavailable',
] as const;
export type ConfirmationFailure = (typeof confirmationFailures)[number];

/** The failures after which the person must identify again, even with a session at the identity service. */
export const asksToIdentify: ReadonlySet<string> = new Set<ConfirmationFailure>([
  'confirm-too-weak',
  'confirm-not-recent',
  'confirm-other-person',
]);

/** The HTTP status of the page that says why statements were not confirmed. */
export const confirmationStatuses = {
  'confirm-interrupted': 400,
  'confirm-other-person': 409,
  'confirm-too-weak': 403,
  'confirm-not-recent': 403,
  'confirm-failed': 400,
  'confirm-unavailable': 503,
} as const satisfies Record<ConfirmationFailure, number>;

/**
 * Redirects to the identity service, where the person of the session confirms statements together: one to `MAX_STATEMENTS`,
 * no two of them the same. Idempotent by their `commandId`.
 * @returns null when the identity service does not respond
 */
export type Confirm = <E extends SessionEnv>(
  context: Context<E>,
  asked: { readonly statements: readonly Omit<AskedStatement, 'random'>[]; readonly returnTo: string },
) => Promise<Response | null>;

/** What a site does with statements that were confirmed, or were not: it redirects to the page that says so. */
export type Conclude = (
  context: PageContext,
  confirmation: ReturningConfirmation,
  result: ConfirmationResult,
) => Promise<Response>;

/** How the trip ended: confirmed in this session, or why not. */
export type ConfirmationResult =
  | (ConfirmedBy & { readonly session: string })
  | { readonly failure: ConfirmationFailure };

/** A confirmation with the path to which it leads back. */
export type ReturningConfirmation = Confirmation & { readonly returnTo: string };

/** The confirmation of a single statement. */
export type ReturningStatement<S extends Statement = Statement> = {
  readonly statement: S;
  readonly commandId: string;
  readonly person: string;
  readonly returnTo: string;
};

/** How the trip of a single statement ended. */
export type StatementResult =
  | (Omit<ConfirmedBy, 'proofs'> & { readonly proof: IdentityProof; readonly session: string })
  | { readonly failure: ConfirmationFailure };

/** A confirmation of a single statement, and how it ended; null when there are several. */
export function singleStatement(
  { statements, person, returnTo }: ReturningConfirmation,
  result: ConfirmationResult,
): { readonly asked: ReturningStatement; readonly result: StatementResult } | null {
  const [only, ...others] = statements;
  if (only === undefined || others.length > 0) return null;
  const asked = { statement: only.statement, commandId: only.commandId, person, returnTo };
  if ('failure' in result) return { asked, result };
  const {
    proofs: [proof],
    ...confirmed
  } = result;
  if (proof === undefined) throw new Error('A confirmation without a proof');
  return { asked, result: { ...confirmed, proof } };
}

/** What the trip to the identity service depends on. */
export type ConfirmingSite = CookieSite & { readonly identity: IdentityClient; readonly log: Logger };

/** The function with which the pages of a site let a person confirm statements. */
export function createConfirm(options: ConfirmingSite): Confirm {
  return async (context, { statements, returnTo }) => {
    const { session, language } = context.var;
    const confirmation: Confirmation = {
      statements: statements.map(({ statement, commandId }) => ({ statement, random: newRandom(), commandId })),
      person: session.person.id,
    };
    const begun = await options.identity.beginConfirmation(language, returnTo, confirmation).catch((error: unknown) => {
      options.log.error({ error, trace: context.get('requestId') }, 'the identity service does not respond');
      recordEvent(options.log, { event: 'confirmation', on: {}, result: 'failed' });
      return null;
    });
    return begun && (await leaveFor(context, options, begun));
  };
}

/** Answers the return from the identity service of a person who confirms statements. */
export async function concludeConfirmation(
  context: Context<SiteEnv>,
  { identity, log, conclude }: Pick<ConfirmingSite, 'identity' | 'log'> & { readonly conclude: Conclude },
  login: Login,
  confirmation: ReturningConfirmation,
): Promise<Response> {
  const { session } = context.var;
  if (session === null) return await conclude(context, confirmation, { failure: 'confirm-interrupted' });
  if (session.person.id !== confirmation.person) {
    return await conclude(context, confirmation, { failure: 'confirm-other-person' });
  }
  const confirmed = await identity
    .finishConfirmation(new URL(context.req.url).search, login, confirmation)
    .catch((error: unknown) => ({ error }));
  if ('error' in confirmed) {
    const { error } = confirmed;
    const failure = confirmationFailureOf(failureOf(error));
    log.warn({ error, trace: context.get('requestId') }, 'statements were not confirmed');
    recordEvent(log, { event: 'confirmation', on: {}, result: 'refused', reason: failure });
    return await conclude(context, confirmation, { failure });
  }
  if (confirmed.subject !== session.subject) {
    recordEvent(log, { event: 'confirmation', on: {}, result: 'refused', reason: 'confirm-other-person' });
    return await conclude(context, confirmation, { failure: 'confirm-other-person' });
  }
  return await conclude(context, confirmation, { ...confirmed, session: session.id });
}

/** The address that says on the page at `path` why nothing was done; the page itself when something was. */
export function addressAfter(path: string, failed: string | null): string {
  if (failed === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}failed=${failed}`;
}

function confirmationFailureOf(failure: LoginFailure): ConfirmationFailure {
  switch (failure) {
    case 'login-interrupted':
      return 'confirm-interrupted';
    case 'login-too-weak':
      return 'confirm-too-weak';
    case 'login-not-recent':
      return 'confirm-not-recent';
    case 'login-failed':
      return 'confirm-failed';
    case 'login-unavailable':
      return 'confirm-unavailable';
  }
}
