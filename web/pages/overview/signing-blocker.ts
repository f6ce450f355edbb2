/** Why somebody cannot sign a report now, as far as a page can know. */

import type { CampaignDays } from '#database/campaigns.ts';
import type { OrganisationData } from '#database/organisations.ts';
import type { ReportRecord } from '#database/reports.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type Granted, isGranted } from '#forms/values.ts';
import { type Role, signatoryRoles } from '#rules/report.ts';

/** What signing is measured against besides the report itself. */
export type Now = {
  definition: FormDefinition;
  data: OrganisationData | null;
  granted: Granted;
  campaign: CampaignDays | undefined;
};

/**
 * - `notOpen`: FPS MI has not opened the form yet, or has closed it
 * - `signedByYou`, `signedForRole`: this person has signed, or somebody else in the same role
 * - `invalid`: the content has errors
 * - `accountChanged`, `advanceChanged`: not what it was when the report was saved
 */
export type SigningBlocker =
  | 'notOpen'
  | 'signedByYou'
  | 'signedForRole'
  | 'invalid'
  | 'accountChanged'
  | 'advanceChanged';

/** Why this person cannot sign now, if there is a reason that the page can know. The rules have the last word. */
export function signingBlockerFor(
  report: ReportRecord,
  { definition, data, granted, campaign }: Now,
  roles: readonly Role[],
  personId: string,
): SigningBlocker | null {
  if (campaign && campaign.standing !== 'open') return 'notOpen';
  if (report.signatures.some((signature) => signature.signer === personId)) return 'signedByYou';
  const mine = signatoryRoles.filter((role) => roles.includes(role));
  if (mine.length > 0 && mine.every((role) => report.signatures.some((each) => each.role === role)))
    return 'signedForRole';
  if (report.stage === 'incomplete') return 'invalid';
  const { account, values } = report.content;
  if (data?.account.iban !== account.iban || data.account.bic !== account.bic) return 'accountChanged';
  if (!isGranted(definition, values, granted)) return 'advanceChanged';
  return null;
}
