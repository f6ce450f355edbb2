/** Verifies that both persons signed what is delivered: without trusting the sender, by the tokens of the identity service. */

import { reportId } from '#rules/keys.ts';
import { signatoryRoles } from '#rules/report.ts';
import { type ProofExpectations, type ProvenStatement, verifyProof } from '#web/site/identity-proof.ts';
import type { Delivery, Signature } from './delivery-schema.ts';
import type { IdentityKeys } from './identity-keys.ts';
import { pointerTo, type RequestError } from './request-errors.ts';
import { CLOCK_TOLERANCE_MS } from './verify-seal.ts';

/** The organisations' site at the identity service, and what it requires of who signs. */
export type SigningSite = Omit<ProofExpectations, 'statement'>;

/** How much later than its proof a signature may be written: a command waits while a part of the sender is away. */
const MAX_WAIT_MS = 31 * 24 * 3600_000;

/**
 * Verifies the proofs of both signatures: the identity service signed each token, for this content in this role, for two
 * persons, who were identified as is required.
 * @throws IdentityKeysUnavailable when the keys of the identity service cannot be fetched
 */
export async function verifyProofs(delivery: Delivery, site: SigningSite, keys: IdentityKeys): Promise<RequestError[]> {
  const errors: RequestError[] = [];
  const subjects: string[] = [];
  for (const [index, signature] of delivery.signatures.entries()) {
    const fault = (detail: string): void => {
      errors.push({ pointer: pointerTo('signatures', index, 'proof'), detail });
    };
    const proven = await verifyProof(signature.proof, { ...site, statement: statementOf(delivery, signature) });
    if ('fault' in proven) fault(proven.fault);
    else if (!(await keys.isKnown(signature.proof.key))) fault('the identity service does not publish the key');
    else {
      subjects.push(proven.subject);
      for (const difference of differencesFrom(proven, signature)) fault(difference);
    }
  }
  if (subjects.length === signatoryRoles.length && new Set(subjects).size < subjects.length) {
    errors.push({ pointer: '#/signatures', detail: 'the same person gave both proofs' });
  }
  return errors;
}

/** What the person has said, as the delivery has it. */
function statementOf({ content: { form, year, nis }, version, contentHash }: Delivery, { role }: Signature) {
  return { report: reportId({ form, year, nis }), version, contentHash, role };
}

/** What the signature says differently from its proof. */
function differencesFrom(proven: ProvenStatement, { method, name, signedAt }: Signature): string[] {
  const waited = Date.parse(signedAt) - proven.confirmedAt.getTime();
  return [
    ...(proven.method === method ? [] : ['the method is not that of the token']),
    ...(proven.name === null || proven.name === name ? [] : ['the name is not that of the token']),
    ...(waited >= -CLOCK_TOLERANCE_MS && waited <= MAX_WAIT_MS
      ? []
      : ['the token is not of the time of the signature']),
  ];
}
