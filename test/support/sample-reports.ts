import { covidPremium2022 as definition } from '#forms/2022/covid-premium.ts';
import { type Content, contentHash } from '#forms/content.ts';
import type { Language } from '#forms/definition.ts';
import type { SignatoryRole } from '#rules/report.ts';
import type { DocumentInput, DocumentReport, DocumentSignature } from '#web/document/render-report.ts';

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
