/** Verifies a document with nothing but published keys: no database, no network. */

import type { SignatoryRole } from '#rules/report.ts';
import type { VerificationKeys } from '#services/verification/archived-keys.ts';
import { checkProofs } from '#services/verification/check-proofs.ts';
import { openDocument } from '#services/verification/open-document.ts';
import type { PrintFacts, SealedReport, VerificationProblem } from '#web/verification/reading.ts';
import { comparePages, type PageComparison } from './compare-pages.ts';

/** What is checked, in this order. */
export const checkNames = ['seal', 'content', 'signatures', 'chair', 'general director', 'pages'] as const;
export type CheckName = (typeof checkNames)[number];

/** `unchecked`: it could not be checked, and nothing wrong was found. */
export type Check = {
  readonly name: CheckName;
  readonly result: 'right' | 'wrong' | 'unchecked';
  /** In plain words. */
  readonly text: string;
};

export type Findings = {
  /** `genuine`: everything was checked and is right. `partly`: nothing is wrong, and something could not be checked. */
  readonly verdict: 'genuine' | 'partly' | 'not-genuine';
  readonly checks: readonly Check[];
  /** What was sealed; null when the seal is invalid: then nothing in the document is proven. */
  readonly report: SealedReport | null;
  /** What the document says besides, which nobody has sealed. */
  readonly print: PrintFacts | null;
  /** Texts on the pages that differ from what is sealed. */
  readonly differences: PageComparison['differences'];
};

/** Verifies the bytes of a document. */
export async function verifyDocument(bytes: Uint8Array, keys: VerificationKeys): Promise<Findings> {
  const reading = await openDocument(bytes, keys.deliveryKeys);
  if (reading.type === 'refused') {
    const { problem, reason } = reading;
    const name = problem === 'content-differs' ? 'content' : 'seal';
    const check: Check = { name, result: 'wrong', text: `${problemTexts[problem]} (${reason})` };
    return { verdict: 'not-genuine', checks: [check], report: null, print: null, differences: [] };
  }
  const { report, print, jws } = reading;
  const proofs = await checkProofs(report, keys);
  const pages = await comparePages(bytes, { report, print, jws });
  const checks: Check[] = [
    { name: 'seal', result: 'right', text: `It was sealed by this application, with the key ${report.kid}.` },
    {
      name: 'content',
      result: 'right',
      text: `The attached content is the sealed one. Its SHA-256 is ${report.contentHash}.`,
    },
    {
      name: 'signatures',
      result: 'right',
      text: 'Two persons signed exactly this content and version, in both roles.',
    },
    ...proofs.map(({ role, result, text }): Check => ({ name: roleNames[role], result, text })),
    { name: 'pages', result: pages.result, text: pages.text },
  ];
  return { verdict: verdictOf(checks), checks, report, print, differences: pages.differences };
}

const roleNames = { chair: 'chair', generalDirector: 'general director' } as const satisfies Record<
  SignatoryRole,
  CheckName
>;

function verdictOf(checks: readonly Check[]): Findings['verdict'] {
  if (checks.some(({ result }) => result === 'wrong')) return 'not-genuine';
  return checks.every(({ result }) => result === 'right') ? 'genuine' : 'partly';
}

const problemTexts: Record<VerificationProblem, string> = {
  'not-a-pdf': 'The file is not a PDF.',
  'no-seal':
    'No sealed delivery is attached: it is a draft, a scan, an older document, or a file that another program has saved.',
  'several-seals': 'More than one sealed delivery is attached: someone changed the file.',
  'key-unknown':
    'It is sealed with a key that is not among the given ones. Save the keys again, or the seal is forged.',
  'key-revoked': 'It is sealed with a key that was revoked: others may have had it.',
  'seal-broken': 'The seal does not match: what was signed has been changed.',
  contradictory: 'What is sealed contradicts itself.',
  'content-differs': 'The attached content is not the one that was sealed.',
};
