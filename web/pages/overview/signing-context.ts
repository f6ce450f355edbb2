/** What a signer sees besides the report: who signs with them, what was signed before, and the year before. */

import type { Sql } from '#database/connection.ts';
import {
  findClosedContent,
  findLastSigned,
  type Signatory,
  type SignedContent,
  signatoriesAt,
} from '#database/signing-context.ts';
import { definitionOf, findForm } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { type Role, signatoryRoles } from '#rules/report.ts';

export type SigningContext = {
  readonly signatories: readonly Signatory[];
  /** The earlier version that this person, or else another one, signed last; null if there is none. */
  readonly lastSigned: SignedContent | null;
  /** The report of the year before; null if the form or the report does not exist. */
  readonly yearBefore: { readonly definition: FormDefinition; readonly content: Content } | null;
};

/** Reads it; the statements are sent together. Who cannot sign sees who can, and nothing else of it. */
export async function readSigningContext(
  sql: Sql,
  { id: form, year }: Pick<FormDefinition, 'id' | 'year'>,
  nis: string,
  { id: personId, roles }: { readonly id: string; readonly roles: readonly Role[] },
): Promise<SigningContext> {
  const signs = signatoryRoles.some((role) => roles.includes(role));
  const before = signs && findForm(form, year - 1) ? reportId({ form, year: year - 1, nis }) : null;
  const [signatories, lastSigned, content] = await Promise.all([
    signatoriesAt(sql, nis),
    signs ? findLastSigned(sql, reportId({ form, year, nis }), personId) : null,
    before === null ? null : findClosedContent(sql, before),
  ]);
  return { signatories, lastSigned, yearBefore: content && { definition: definitionOf(content), content } };
}
