import { describe, expect, it } from 'vitest';
import { contentHash } from '#forms/content.ts';
import { languages } from '#forms/definition.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey } from '#services/sealing.ts';
import type { VerificationKeys } from '#services/verification/archived-keys.ts';
import { verifyDocument } from '#services/verify-document/verify-document.ts';
import { withPagesOf } from '#test/support/altered-pdf.ts';
import { content, documentInput, draft, SAMPLE_KEY, sealedInput } from '#test/support/sample-reports.ts';
import { type DocumentInput, renderReport } from '#web/document/render-report.ts';

const key = { key: SAMPLE_KEY.publicKey, firstUsedAt: '2026-01-01T00:00:00.000Z', revokedAt: null };
const keys: VerificationKeys = { deliveryKeys: [key] };

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
        const findings = await verifyDocument(await renderReport(await sealedInput(language, changed)), keys);
        expect(findings.checks.map(({ name, result }) => `${name} ${result}`)).toEqual([
          'seal right',
          'content right',
          'signatures right',
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
    const findings = await verifyDocument(altered, keys);
    expect(findings.verdict).toBe('not-genuine');
    expect(findings.report?.content.values['payable']).toBe(123_206_789);
    expect(findings.differences).toContainEqual({ page: 1, document: '€ 1.232.067,98', sealed: '€ 1.232.067,89' });
  });

  it('of which a byte was altered that no page shows is not confirmed wholly', async () => {
    const altered = Buffer.from(await renderReport(await sealedInput('fr')));
    altered.write('D:1999', altered.lastIndexOf('/CreationDate (D:20') + '/CreationDate ('.length, 'latin1');
    const findings = await verifyDocument(altered, keys);
    expect(findings.verdict).toBe('partly');
    expect(findings.checks.at(-1)).toMatchObject({ name: 'pages', result: 'unchecked' });
  });

  it('with the seal of another report is refused', async () => {
    const other = await otherReport(1_000);
    const mixed = await renderReport({ ...(await sealedInput('nl')), seal: other.seal });
    const findings = await verifyDocument(mixed, keys);
    expect(findings).toMatchObject({ verdict: 'not-genuine', report: null });
    expect(findings.checks).toMatchObject([{ name: 'content', result: 'wrong' }]);
  });

  it('that is cut off, a draft, sealed with a foreign or a revoked key, or no PDF at all proves nothing', async () => {
    const bytes = await renderReport(await sealedInput('nl'));
    const foreign = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
    const revoked = { deliveryKeys: [{ ...key, revokedAt: '2026-11-25T00:00:00.000Z' }] };
    const unknown = { deliveryKeys: [{ ...key, key: foreign.publicKey }] };
    const cases: [string, Uint8Array, VerificationKeys][] = [
      ['No sealed delivery', bytes.slice(0, 1_000), keys],
      ['No sealed delivery', await renderReport(documentInput('nl', draft)), keys],
      ['not among the given ones', bytes, unknown],
      ['revoked', bytes, revoked],
      ['not a PDF', new TextEncoder().encode('%PD'), keys],
    ];
    for (const [text, document, given] of cases) {
      const findings = await verifyDocument(document, given);
      expect(findings).toMatchObject({ verdict: 'not-genuine', report: null, print: null });
      expect(findings.checks).toMatchObject([{ name: 'seal', result: 'wrong', text: expect.stringContaining(text) }]);
    }
  });
});
