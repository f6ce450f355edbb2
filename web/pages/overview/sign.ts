/** Signing a report: what is asked before the trip to the identity service, and what follows from it. */

import type { Context } from 'hono';
import { z } from 'zod';
import { isOpenToday } from '#database/campaigns.ts';
import { findOutcome } from '#database/recorded-commands.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { hasCurrentGrants, payableOf } from '#forms/values.ts';
import { reportKeyOf } from '#rules/keys.ts';
import type { SignatureStatement } from '#rules/proof.ts';
import {
  decide,
  emptyReport,
  type Refusal,
  type Report,
  type Role,
  refusals,
  type Sign,
  signatoryRoles,
} from '#rules/report.ts';
import {
  type MissingConfirmation,
  missingConfirmation,
  neededConfirmations,
  type SigningConfirmation,
  signingConfirmations,
} from '#rules/signing.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { failureOf } from '#web/site/answers.ts';
import {
  addressAfter,
  type ConfirmationFailure,
  confirmationFailures,
  confirmationStatuses,
  type ReturningStatement,
  type StatementResult,
} from '#web/site/confirm.ts';
import type { PageContext } from '#web/site/env.ts';
import { countSchema, idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { recordEvent } from '#web/site/security-log.ts';
import type { UnconfirmedSigning } from './signing-block.tsx';

/** A checkbox beside the declaration. */
const confirmedSchema = z.literal('yes').optional();

/** The form that is posted here. */
export const signSchema = z.object({
  as: z.enum(signatoryRoles),
  /** The version and the content that the signer saw (requirement D7). */
  version: countSchema,
  hash: z.string().max(64),
  request: idSchema,
  'confirm-repayment': confirmedSchema,
  'confirm-unchanged': confirmedSchema,
});

/** Why nothing was signed. */
export type SigningFailure = {
  readonly code: Refusal | ConfirmationFailure | 'temporal-unavailable' | 'not-confirmed';
  readonly status: 400 | 403 | 409 | 422 | 503;
};

/** Nothing was signed, because a confirmation is missing. */
export type UnconfirmedFailure = UnconfirmedSigning & { readonly status: 422 };

/**
 * Sends the person to the identity service to confirm the signature, unless the rules refuse it already or the person must
 * first confirm something beside the declaration.
 * @returns the answer, or why nothing was signed
 */
export async function askToSign(
  { sql, confirm, log }: PageDependencies,
  definition: FormDefinition,
  context: Context<OrganisationEnv>,
): Promise<Response | SigningFailure | UnconfirmedFailure> {
  const { organisation, session, roles } = context.var;
  const { as, version, hash, request, ...confirmations } = signSchema.parse(await readForm(context));
  const returnTo = reportPath(definition, organisation.nis);
  const view = await viewReport(sql, definition, organisation.nis);
  const commandId = idempotencyKey(request, { as, version, hash });
  const { method } = session;
  const command: Sign = { type: 'sign', commandId, by: session.person.id, as, method, version, contentHash: hash };
  const refusal = refusalNow(view, command, roles);
  const on = { organisation: organisation.nis, report: view.id, version, role: as, command: commandId };
  if (refusal !== null) {
    // The same press again, after it was carried out.
    if ((await findOutcome(sql, commandId))?.outcome.type === 'accepted') return context.redirect(returnTo, 303);
    recordEvent(log, { event: 'report-signed', on, result: 'refused', reason: refusal });
    return signingFailure({ type: 'refused', refusal });
  }
  const given = signingConfirmations.filter((each) => confirmations[`confirm-${each}`] === 'yes');
  const missing = missingConfirmation(confirmationsFor(view), given);
  if (missing !== null) {
    const code: MissingConfirmation = `${missing}-not-confirmed`;
    recordEvent(log, { event: 'report-signed', on, result: 'refused', reason: code });
    return { code, missing, given, status: 422 };
  }
  const statement: SignatureStatement = { report: view.id, version, contentHash: hash, role: as };
  return (
    (await confirm(context, { statements: [{ statement, commandId }], returnTo })) ?? {
      code: 'confirm-unavailable',
      status: confirmationStatuses['confirm-unavailable'],
    }
  );
}

/** What a person who signs this report must confirm beside the declaration. */
export function confirmationsFor({
  definition,
  report,
  openReturn,
}: Pick<ReportView, 'definition' | 'report' | 'openReturn'>): SigningConfirmation[] {
  if (report === null) return [];
  return neededConfirmations({
    payable: payableOf(definition, report.content.values),
    contentHash: report.contentHash,
    returnedHash: openReturn?.contentHash ?? null,
  });
}

/** Why the rules would refuse a signature now; null when they would not. They decide again when it is carried out. */
export function refusalNow(
  { report, data, definition, granted, campaign }: ReportView,
  command: Sign,
  roles: readonly Role[],
): Refusal | null {
  const account = report?.content.account;
  const state: Report = report
    ? {
        ...emptyReport,
        version: report.version,
        contentHash: report.contentHash,
        valid: report.stage !== 'incomplete',
        signatures: Object.fromEntries(report.signatures.map(({ role, signer }) => [role, signer])),
      }
    : emptyReport;
  const outcome = decide(state, command, {
    roles,
    organisationComplete: data !== null,
    content: null,
    accountCurrent: account?.iban === data?.account.iban && account?.bic === data?.account.bic,
    advanceCurrent: report !== null && hasCurrentGrants(definition, report.content.values, granted),
    formOpen: isOpenToday(campaign),
    decision: null,
  });
  return outcome.type === 'refused' ? (refusals.find((each) => each === outcome.refusal) ?? null) : null;
}

/**
 * Records the signature that a person has confirmed, sends it, and redirects to the overview. Idempotent by the id of the
 * confirmation's command.
 */
export async function concludeSigning(
  { reports }: Pick<PageDependencies, 'reports'>,
  context: PageContext,
  confirmation: ReturningStatement<SignatureStatement>,
  result: StatementResult,
): Promise<Response> {
  const { statement, commandId, person: by, returnTo } = confirmation;
  const redirect = (failed: SigningFailure['code'] | null) => context.redirect(addressAfter(returnTo, failed), 303);
  const key = reportKeyOf(statement.report);
  // The statement was made by `askToSign`.
  if (key === null) throw new Error(`${statement.report} is not a report`);
  if ('failure' in result) return redirect(result.failure);
  const { version, contentHash, role } = statement;
  const { method, name, identifiedAt, proof, session } = result;
  const command: Sign = { type: 'sign', commandId, by, method, as: role, version, contentHash };
  const answer = await reports.sign(key, command, session, { proof, name, identifiedAt });
  return redirect(answer.type === 'accepted' ? null : failureOf(answer).code);
}

const failedSchema = z.enum([...refusals, ...confirmationFailures, 'temporal-unavailable', 'not-confirmed']);

/** Why the signature was not carried out, from the address to which `concludeSigning` redirects; null when it does not say. */
export function failureInAddress(context: Pick<PageContext, 'req'>): SigningFailure | null {
  const code = failedSchema.safeParse(context.req.query('failed')).data;
  if (code === undefined) return null;
  const confirmation = confirmationFailures.find((each) => each === code);
  if (confirmation !== undefined) return { code: confirmation, status: confirmationStatuses[confirmation] };
  if (code === 'temporal-unavailable') return signingFailure({ type: 'unavailable' });
  if (code === 'not-confirmed') return signingFailure({ type: 'unconfirmed' });
  const refusal = refusals.find((each) => each === code);
  return refusal === undefined ? null : signingFailure({ type: 'refused', refusal });
}

const signingFailure: (answer: Parameters<typeof failureOf<Refusal>>[0]) => SigningFailure = failureOf;
