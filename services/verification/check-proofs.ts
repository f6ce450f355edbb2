/** Checks that the identity service confirms both signatures: neither this application nor FPS MI could have made them up. */

import { calculateJwkThumbprint } from 'jose';
import { reportId } from '#rules/keys.ts';
import type { SignatoryRole } from '#rules/report.ts';
import { verifyProof } from '#web/site/identity-proof.ts';
import type { SealedReport } from '#web/verification/reading.ts';
import type { VerificationKeys } from './archived-keys.ts';

/** What was found about one signature. `unchecked`: nothing is wrong with it, and its key could not be confirmed. */
export type ProofCheck = {
  readonly role: SignatoryRole;
  readonly result: 'right' | 'wrong' | 'unchecked';
  /** In plain words. */
  readonly text: string;
};

/** How much later than its proof a signature may be written: a command waits while a part of the application is away. */
const MAX_WAIT_MS = 31 * 24 * 3600_000;
/** How far the clocks of the application and of the identity service may differ. */
const TOLERANCE_MS = 60_000;

/** Checks the proofs of both signatures. */
export async function checkProofs(report: SealedReport, keys: VerificationKeys): Promise<ProofCheck[]> {
  const subjects: string[] = [];
  const checks: ProofCheck[] = [];
  for (const signature of report.signatures) checks.push(await checkProof(report, signature, keys, subjects));
  if (new Set(subjects).size === subjects.length) return checks;
  return checks.map((check) => ({ ...check, result: 'wrong', text: 'The same person gave both proofs.' }));
}

async function checkProof(
  { content: { form, year, nis }, version, contentHash }: SealedReport,
  { role, name, method, signedAt, proof }: SealedReport['signatures'][number],
  { identity, identityKeys }: VerificationKeys,
  subjects: string[],
): Promise<ProofCheck> {
  if (proof === undefined) return { role, result: 'wrong', text: 'There is no proof by the identity service.' };
  const statement = { report: reportId({ form, year, nis }), version, contentHash, role };
  const proven = await verifyProof(proof, { ...identity, statement });
  if ('fault' in proven) return { role, result: 'wrong', text: `The proof is invalid: ${proven.fault}.` };
  subjects.push(proven.subject);
  const waited = signedAt.getTime() - proven.confirmedAt.getTime();
  if (proven.method !== method || (proven.name !== null && proven.name !== name)) {
    return { role, result: 'wrong', text: 'The name or the method is not that of the proof.' };
  }
  if (waited < -TOLERANCE_MS || waited > MAX_WAIT_MS) {
    return { role, result: 'wrong', text: 'The proof is not of the time of the signature.' };
  }
  const thumbprint = await calculateJwkThumbprint(proof.key);
  const known = identityKeys.find((each) => each.thumbprint === thumbprint);
  if (known === undefined) {
    const text =
      'The proof fits, but neither the identity service nor FPS MI confirms its key: see the option --ministry.';
    return { role, result: 'unchecked', text };
  }
  const text =
    `${identity.issuer} identified the person at ${proven.identifiedAt.toISOString()} and confirmed this content and role at ` +
    `${proven.confirmedAt.toISOString()}; its key is published by ${known.publishedBy === 'FPS MI' ? 'FPS MI' : 'the identity service'}.`;
  return { role, result: 'right', text };
}
