import { calculateJwkThumbprint } from 'jose';
import { covidPremium2022 as definition } from '#forms/2022/covid-premium.ts';
import { type Content, contentHash } from '#forms/content.ts';
import type { Language } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import type { SignatoryRole } from '#rules/report.ts';
import { payloadOf } from '#services/notifier/deliver-report.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, seal } from '#services/sealing.ts';
import type { VerificationKeys } from '#services/verification/archived-keys.ts';
import type { DocumentInput, DocumentReport, DocumentSignature } from '#web/document/render-report.ts';
import { identityKey, proofFor, signingSite } from './proofs.ts';

export const content: Content = {
  form: definition.id,
  year: definition.year,
  formVersion: definition.version,
  nis: '11001',
  values: { advance: 250_000, justifiedTotal: 123_456_789, payable: 123_206_789 },
  account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
};

export function signature(role: SignatoryRole, name: string): DocumentSignature {
  const signedAt = new Date(role === 'chair' ? '2026-11-24T14:14:00Z' : '2026-07-24T14:14:00Z');
  const method = role === 'chair' ? 'eid' : 'itsme';
  return { role, name, method, signedAt };
}

/** The input for the document of a report that FPS MI has received. `changed` overrides parts of the report. */
export function documentInput(language: Language, changed: Partial<DocumentReport> = {}): DocumentInput {
  return {
    definition,
    language,
    organisation: {
      nis: '11001',
      name: { nl: 'OCMW Aartselaar', fr: 'CPAS d’Aartselaar', de: 'ÖSHZ Aartselaar' },
    },
    printedAt: new Date('2026-11-24T15:20:00Z'),
    seal: null,
    report: {
      stage: 'sent',
      version: 3,
      contentHash: contentHash(content),
      content,
      savedAt: new Date('2026-11-20T09:00:00Z'),
      savedBy: 'An Peeters',
      signatures: [signature('chair', 'Œdipe Müller-Lefèvre'), signature('generalDirector', 'Jan D’hondt')],
      delivery: { reference: 'COV-2022-000123', receivedAt: new Date('2026-11-24T14:15:00Z') },
      ...changed,
    },
  };
}

export const draft = { stage: 'filledIn', signatures: [], delivery: null } as const;

/** The key that seals the deliveries of these reports. */
export const SAMPLE_KEY = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
export const SAMPLE_URL = 'https://uniek-verslag.example';
const signers = {
  chair: '0d9ff1f0-96a7-4a60-9d3f-5d1b1c4a7b01',
  generalDirector: '7f0d3a3e-6f2a-4a3a-8a57-2f1c0e9b5c02',
} as const;

/** The input for a document that can be verified: with the seal of its delivery. */
export async function sealedInput(language: Language, changed: Partial<DocumentReport> = {}): Promise<DocumentInput> {
  const delivery = { reference: 'COV-2022-11001-1', receivedAt: new Date('2026-11-24T14:15:00Z') };
  const input = documentInput(language, { delivery, ...changed });
  const { content: signed, contentHash: hash, version, signatures } = input.report;
  const { form, year, nis } = signed;
  const both = signatures.map(({ role, name, method, signedAt }) => {
    const signer = signers[role];
    const statement = { report: reportId({ form, year, nis }), version, contentHash: hash, role };
    const proof = proofFor(statement, { subject: signer, method, at: signedAt });
    return { role, signer, name, method, signedAt, version, contentHash: hash, proof };
  });
  const payload = payloadOf({ content: signed, contentHash: hash, signatures: both }, version, null);
  const key = `${signed.form}/${signed.year}/${signed.nis}/v${version}`;
  const jws = await seal(SAMPLE_KEY, payload, key, new Date('2026-11-24T14:14:30Z'));
  return { ...input, seal: { jws, webUrl: SAMPLE_URL } };
}

/** The published keys with which these documents are verified. */
export const sampleKeys: VerificationKeys = {
  deliveryKeys: [{ key: SAMPLE_KEY.publicKey, firstUsedAt: '2026-01-01T00:00:00.000Z', revokedAt: null }],
  identity: {
    ...signingSite,
    requirements: {
      ...signingSite.requirements,
      levels: [...signingSite.requirements.levels],
      methods: [...signingSite.requirements.methods],
    },
  },
  identityKeys: [
    {
      thumbprint: await calculateJwkThumbprint(identityKey),
      key: { ...identityKey },
      firstSeenAt: '2026-01-01T00:00:00.000Z',
      publishedBy: 'FPS MI',
    },
  ],
};
