import { describe, expect, it } from 'vitest';
import { contentHash } from '#forms/content.ts';
import { languages } from '#forms/definition.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey } from '#services/sealing.ts';
import type { VerificationKeys } from '#services/verification/archived-keys.ts';
import { checkProofs } from '#services/verification/check-proofs.ts';
import { verifyDocument } from '#services/verify-document/verify-document.ts';
import { withPagesOf } from '#test/support/altered-pdf.ts';
import { foreignKey, proofFor, proofsFor } from '#test/support/proofs.ts';
import { content, documentInput, draft, sampleKeys, sealedInput } from '#test/support/sample-reports.ts';
import { type DocumentInput, renderReport } from '#web/document/render-report.ts';
import { newRandom } from '#web/site/identity-proof.ts';

/** A report with another amount to pay: its own seal, or that of the first one. */
async function otherReport(payable: number, seal?: DocumentInput['seal']): Promise<DocumentInput> {
  const changed = { ...content, values: { ...content.values, payable } };
  const input = await sealedInput('nl', { content: changed, contentHash: contentHash(changed) });
  return seal ? { ...input, seal } : input;
}

describe('a document', () => {
  it('is genuine in each language, sent or accepted, and with the name that FPS MI does not know', async () => {
    for (const language of languages) {
      for (const changed of [{}, { stage: 'accepted', savedBy: null }] as const) {
        const findings = await verifyDocument(await renderReport(await sealedInput(language, changed)), sampleKeys);
        expect(findings.checks.map(({ name, result }) => `${name} ${result}`)).toEqual([
          'seal right',
          'content right',
          'signatures right',
          'chair right',
          'general director right',
          'pages right',
        ]);
        expect(findings).toMatchObject({ verdict: 'genuine', report: { version: 3 }, print: { language } });
      }
    }
  });

  it('with a number that was altered on a page: says which, and what was sealed', async () => {
    const input = await sealedInput('nl');
    // The pages of the other report with the code of this one: only the amount differs.
    const other = await otherReport(123_206_798, input.seal);
    const altered = withPagesOf(
      await renderReport(input),
      await renderReport({ ...other, report: { ...other.report } }),
    );
    const findings = await verifyDocument(altered, sampleKeys);
    expect(findings.verdict).toBe('not-genuine');
    expect(findings.report?.content.values['payable']).toBe(123_206_789);
    expect(findings.differences).toContainEqual({ page: 1, document: '€ 1.232.067,98', sealed: '€ 1.232.067,89' });
  });

  it('of which a byte was altered that no page shows is not confirmed wholly', async () => {
    const altered = Buffer.from(await renderReport(await sealedInput('fr')));
    altered.write('D:1999', altered.lastIndexOf('/CreationDate (D:20') + '/CreationDate ('.length, 'latin1');
    const findings = await verifyDocument(altered, sampleKeys);
    expect(findings.verdict).toBe('partly');
    expect(findings.checks.at(-1)).toMatchObject({ name: 'pages', result: 'unchecked' });
  });

  it('with the seal of another report is refused', async () => {
    const other = await otherReport(1_000);
    const mixed = await renderReport({ ...(await sealedInput('nl')), seal: other.seal });
    const findings = await verifyDocument(mixed, sampleKeys);
    expect(findings).toMatchObject({ verdict: 'not-genuine', report: null });
    expect(findings.checks).toMatchObject([{ name: 'content', result: 'wrong' }]);
  });

  it('is not confirmed without proofs by the identity service for exactly this content, role and two persons', async () => {
    const { report } = await verifyDocument(await renderReport(await sealedInput('nl')), sampleKeys);
    if (report === null) throw new Error('the seal is invalid');
    const [chair, director] = report.signatures;
    if (chair?.proof === undefined || director?.proof === undefined) throw new Error('not signed by both');
    const results = async (changed: Partial<typeof report>, keys = sampleKeys) =>
      (await checkProofs({ ...report, ...changed }, keys)).map(({ result }) => result);
    const withChair = (signature: Partial<typeof chair>) => ({ signatures: [{ ...chair, ...signature }, director] });
    const foreign = { subject: chair.signer, at: chair.signedAt, key: foreignKey() };
    const statement = {
      report: 'covid-premium/2022/11001',
      version: 3,
      contentHash: report.contentHash,
      role: 'chair',
    } as const;
    expect(await results({})).toEqual(['right', 'right']);
    const wrong = [
      withChair({ proof: undefined }),
      // The proof of the other role, of another version, and of another content.
      withChair({ proof: director.proof }),
      { version: 4 },
      { contentHash: '0'.repeat(64) },
      // The name fits, and not how or when the person was identified.
      withChair({ method: 'app' }),
      withChair({ signedAt: new Date('2027-06-01T00:00:00Z') }),
      // Altered after it was signed: another key is named in it.
      withChair({ proof: { ...proofFor(statement, foreign), key: chair.proof.key } }),
    ];
    for (const change of wrong) expect(await results(change)).toContain('wrong');
    const byOnePerson = proofFor(statement, { subject: director.signer, at: chair.signedAt });
    expect(await results(withChair({ proof: byOnePerson }))).toEqual(['wrong', 'wrong']);
    // Confirmed together with another report: only with the whole list, and only its own report.
    const asked = [statement, { ...statement, report: 'covid-premium/2022/11002' }].map((said) => ({
      statement: said,
      random: newRandom(),
    }));
    const [own, ofOther] = proofsFor(asked, { subject: chair.signer, at: chair.signedAt });
    expect(await results(withChair({ proof: own }))).toEqual(['right', 'right']);
    expect(await results(withChair({ proof: ofOther }))).toEqual(['wrong', 'right']);
    expect(await results(withChair({ proof: own && { ...own, among: undefined } }))).toEqual(['wrong', 'right']);
    // A key that nobody else confirms proves nothing, and keys that are not given at all neither.
    expect(await results(withChair({ proof: proofFor(statement, foreign) }))).toEqual(['unchecked', 'right']);
    expect(await results({}, { ...sampleKeys, identityKeys: [] })).toEqual(['unchecked', 'unchecked']);
  });

  it('that is cut off, a draft, sealed with a foreign or a revoked key, or no PDF at all proves nothing', async () => {
    const bytes = await renderReport(await sealedInput('nl'));
    const foreign = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
    const [key] = sampleKeys.deliveryKeys;
    if (key === undefined) throw new Error('no key');
    const revoked = { ...sampleKeys, deliveryKeys: [{ ...key, revokedAt: '2026-11-25T00:00:00.000Z' }] };
    const unknown = { ...sampleKeys, deliveryKeys: [{ ...key, key: foreign.publicKey }] };
    const cases: [string, Uint8Array, VerificationKeys][] = [
      ['No sealed delivery', bytes.slice(0, 1_000), sampleKeys],
      ['No sealed delivery', await renderReport(documentInput('nl', draft)), sampleKeys],
      ['not among the given ones', bytes, unknown],
      ['revoked', bytes, revoked],
      ['not a PDF', new TextEncoder().encode('%PD'), sampleKeys],
    ];
    for (const [text, document, given] of cases) {
      const findings = await verifyDocument(document, given);
      expect(findings).toMatchObject({ verdict: 'not-genuine', report: null, print: null });
      expect(findings.checks).toMatchObject([{ name: 'seal', result: 'wrong', text: expect.stringContaining(text) }]);
    }
  });
});
