/** Why a user cannot sign a report now, as far as a page can know. */

import { isOpenToday } from '#database/campaigns.ts';
import type { ReportView } from '#database/report-view.ts';
import type { ReportRecord } from '#database/reports.ts';
import { hasCurrentGrants } from '#forms/values.ts';
import { type Role, signatoryRoles } from '#rules/report.ts';

/** What signing depends on besides the report itself. */
type SigningConditions = Pick<ReportView, 'definition' | 'data' | 'granted' | 'campaign'>;

/**
 * - `notOpen`: FPS MI has not opened the form yet, or has closed it
 * - `signedByYou`: this person has signed already
 * - `signedForRole`: another person has signed in the same role
 * - `invalid`: the content has errors
 * - `accountChanged`, `advanceChanged`: different from when the report was saved
 */
export type SigningBlocker =
  | 'notOpen'
  | 'signedByYou'
  | 'signedForRole'
  | 'invalid'
  | 'accountChanged'
  | 'advanceChanged';

/** Why this person cannot sign now, or null. It tells the user in advance; rules/report.ts decides. */
export function signingBlockerFor(
  report: ReportRecord,
  { definition, data, granted, campaign }: SigningConditions,
  roles: readonly Role[],
  personId: string,
): SigningBlocker | null {
  if (!isOpenToday(campaign)) return 'notOpen';
  if (report.signatures.some((signature) => signature.signer === personId)) return 'signedByYou';
  const ownRoles = signatoryRoles.filter((role) => roles.includes(role));
  if (ownRoles.length > 0 && ownRoles.every((role) => report.signatures.some((each) => each.role === role)))
    return 'signedForRole';
  if (report.stage === 'incomplete') return 'invalid';
  const { account, values } = report.content;
  if (data?.account.iban !== account.iban || data.account.bic !== account.bic) return 'accountChanged';
  if (!hasCurrentGrants(definition, values, granted)) return 'advanceChanged';
  return null;
}
