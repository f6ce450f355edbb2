/** The form in which a person chooses reports to sign. */

import { z } from 'zod';
import { reportKeyOf } from '#rules/keys.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import type { SigningConfirmation } from '#rules/signing.ts';
import { confirmationName } from '#web/components/declaration.tsx';
import { idSchema } from '#web/site/field-schemas.ts';
import { MAX_STATEMENTS } from '#web/site/identity-proof.ts';

/** A repeated field, or one that is there once or not at all. */
const repeated = <T extends z.ZodType<unknown, string>>(each: T) =>
  z.union([z.array(each), each.transform((one) => [one])]).default([]);

/** "covid-premium/2022/11001 chair 3 9f86…": the report, the role, and the version and the content that the signer saw. */
const choiceSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}\/\d{4}\/\d{5} (chair|generalDirector) \d{1,9} [0-9a-f]{64}$/);

/** The form that is posted here, without the confirmations: their names have the report in them. */
export const signManySchema = z.object({
  sign: repeated(choiceSchema),
  request: idSchema,
});

/** A report that a person chose to sign. */
export type Chosen = {
  readonly report: string;
  readonly role: SignatoryRole;
  readonly version: number;
  readonly contentHash: string;
};

export type PostedChoice = {
  /** Each report once. */
  readonly chosen: readonly Chosen[];
  readonly tooMany: boolean;
  readonly isConfirmed: (report: string, confirmation: SigningConfirmation) => boolean;
  readonly request: string;
};

/** Reads the form. @throws ZodError when no page of the site sends it */
export function readChoice(fields: Record<string, unknown>): PostedChoice {
  const { sign, request } = signManySchema.parse(fields);
  const chosen = new Map(
    sign.map((choice) => {
      const [report = '', role = '', version = '', contentHash = ''] = choice.split(' ');
      return [report, { report, role: roleSchema.parse(role), version: Number(version), contentHash }] as const;
    }),
  );
  return {
    chosen: [...chosen.values()].filter(({ report }) => reportKeyOf(report) !== null),
    tooMany: chosen.size > MAX_STATEMENTS,
    isConfirmed: (report, confirmation) => fields[confirmationName(confirmation, prefixOf(report))] === 'yes',
    request,
  };
}

const roleSchema = z.enum(signatoryRoles);

/** The value of a report's checkbox. */
export function choiceValue({ report, role, version, contentHash }: Chosen): string {
  return `${report} ${role} ${version} ${contentHash}`;
}

/** What distinguishes the checkboxes of a report's confirmations. */
export function prefixOf(report: string): string {
  return `${report}-`;
}
