import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { canonicalContent, contentHash } from '#forms/content.ts';
import { fieldsOf, languages } from '#forms/definition.ts';
import { isClosed, stages } from '#rules/report.ts';
import { artifactsOf, elementsByRole, pagesOf, structureOf, withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { content, documentInput, draft, sealedInput, signature } from '#test/support/sample-reports.ts';
import { printSchema } from '#web/document/attachments.ts';
import { renderReport } from '#web/document/render-report.ts';
import { textsIn } from '#web/text/texts.ts';

/** The words, artifacts and structure of the first page of a document. */
async function firstPage(bytes: Uint8Array) {
  return await withPdf(bytes, async (pdf) => {
    const page = await pdf.getPage(1);
    return {
      count: pdf.numPages,
      words: await wordsOf(page),
      artifacts: await artifactsOf(page),
      structure: await structureOf(page),
    };
  });
}

const expectedTexts = {
  nl: {
    head: 'POD Maatschappelijke Integratie Uniek Verslag Covid-19: Tijdelijke premie 2022 OCMW Aartselaar',
    facts: ['NIS-code 11001', 'Referentie van de POD MI COV-2022-000123', '24 november 2026 om 15:15', 'Versie 3'],
    amounts: ['€ 2.500,00', '€ 1.234.567,89', '€ 1.232.067,89'],
    chair:
      'Handtekening van de voorzitter Ondertekend door Œdipe Müller-Lefèvre op 24 november 2026 om 15:14 aangemeld met eID',
    director:
      'Handtekening van de algemeen directeur/ secretaris Ondertekend door Jan D’hondt op 24 juli 2026 om 16:14 aangemeld met itsme',
    printed: 'Afgedrukt op 24 november 2026 om 16:20',
    watermark: 'ONTWERP',
  },
  fr: {
    head: 'SPP Intégration sociale Rapport unique Covid-19 : Prime temporaire 2022 CPAS d’Aartselaar',
    facts: ['Code INS 11001', 'Référence du SPP IS COV-2022-000123', '24 novembre 2026 à 15:15', 'Version 3'],
    amounts: ['2 500,00 €', '1 234 567,89 €', '1 232 067,89 €'],
    chair: 'Signature de la présidence Signé par Œdipe Müller-Lefèvre le 24 novembre 2026 à 15:14 connexion avec l’eID',
    director:
      'Signature de la direction générale (ou du secrétaire) Signé par Jan D’hondt le 24 juillet 2026 à 16:14 connexion avec itsme',
    printed: 'Imprimé le 24 novembre 2026 à 16:20',
    watermark: 'PROJET',
  },
  de: {
    head: 'ÖPD Sozialeingliederung Einheitsbericht Covid-19: Vorübergehende Prämie 2022 ÖSHZ Aartselaar',
    facts: ['NIS-Code 11001', 'Referenz des ÖPD SE COV-2022-000123', '24. November 2026 um 15:15', 'Version 3'],
    amounts: ['2.500,00 €', '1.234.567,89 €', '1.232.067,89 €'],
    chair:
      'Unterschrift des Präsidenten/der Präsidentin Unterzeichnet von Œdipe Müller-Lefèvre am 24. November 2026 um 15:14 angemeldet mit eID',
    director:
      'Unterschrift des Generaldirektors/Sekretärs Unterzeichnet von Jan D’hondt am 24. Juli 2026 um 16:14 angemeldet mit itsme',
    printed: 'Gedruckt am 24. November 2026 um 16:20',
    watermark: 'ENTWURF',
  },
};

describe.each(languages)('the document in %s', (language) => {
  const expected = expectedTexts[language];

  it('has all its texts, in reading order', async () => {
    const { count, words, artifacts, structure } = await firstPage(await renderReport(documentInput(language)));
    expect(count).toBe(1);
    expect(words).toMatch(new RegExp(`^${expected.head.replace(/[.()]/g, '\\$&')}`));
    for (const text of [...expected.facts, expected.chair, expected.director]) expect(words).toContain(text);
    expect(words).toContain('BE68 5390 0754 7034');
    expect(words).toContain('GKCCBEBB');
    expect(words).toContain(documentInput(language).report.contentHash);
    expect(words).toContain('covid-premium-2022-11001-v3.json');
    expect(artifacts).toContain('1 / 1');
    expect(artifacts).toContain(expected.printed);
    expect(words).not.toContain('\u0000');

    const amounts = elementsByRole(structure, 'Table')[1];
    const cells = amounts ? elementsByRole(amounts, 'TD').map(({ text }) => text.replace(/\s+/g, ' ').trim()) : [];
    expect(cells).toEqual(expected.amounts);
  });

  it('is marked as a draft until both have signed', async () => {
    for (const stage of stages) {
      const { words, artifacts } = await firstPage(await renderReport(documentInput(language, { ...draft, stage })));
      const isDraft = !isClosed(stage);
      expect(artifacts.includes(expected.watermark), stage).toBe(isDraft);
      expect(words.toUpperCase().includes(expected.watermark), stage).toBe(isDraft);
    }
  });

  it('shows which signature is missing', async () => {
    const half = { ...draft, stage: 'halfSigned', signatures: [signature('generalDirector', 'Jan D’hondt')] } as const;
    const { words } = await firstPage(await renderReport(documentInput(language, half)));
    const { chairSignature, notSigned } = textsIn(language).overview;
    expect(words).toContain(`${chairSignature} ${notSigned}`);
    expect(words).toContain(expected.director);
  });
});

test('the attachment is the signed content, byte for byte', async () => {
  const bytes = await renderReport(documentInput('nl'));
  const attached = await withPdf(bytes, async (pdf) => {
    const files = await pdf.getAttachments();
    expect([...(files?.keys() ?? [])]).toEqual(['covid-premium-2022-11001-v3.json']);
    return await pdf.getAttachmentContent('covid-premium-2022-11001-v3.json');
  });
  expect(attached && Buffer.from(attached).toString('utf8')).toBe(canonicalContent(content));
  expect(attached && createHash('sha256').update(attached).digest('hex')).toBe(documentInput('nl').report.contentHash);
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/AFRelationship \/Source/);
});

test('the document of a received report has the seal and what else it shows as attachments', async () => {
  const input = await sealedInput('nl');
  const { names, seal, print } = await withPdf(await renderReport(input), async (pdf) => {
    const text = async (name: string) => Buffer.from((await pdf.getAttachmentContent(name)) ?? []).toString('utf8');
    return {
      names: [...((await pdf.getAttachments())?.keys() ?? [])].sort(),
      seal: await text('COV-2022-11001-1.jws'),
      print: printSchema.parse(JSON.parse(await text('COV-2022-11001-1-print.json'))),
    };
  });
  expect(names).toEqual(['COV-2022-11001-1-print.json', 'COV-2022-11001-1.jws', 'covid-premium-2022-11001-v3.json']);
  expect(seal).toBe(input.seal?.jws);
  expect(print).toMatchObject({ stage: 'sent', reference: 'COV-2022-11001-1', savedBy: 'An Peeters' });
});

test('a report that FPS MI has not received has neither code nor seal', async () => {
  const input = await sealedInput('nl', { stage: 'sending', delivery: { reference: null, receivedAt: null } });
  const { words } = await firstPage(await renderReport(input));
  expect(words).not.toContain('Controlecode');
});

test('the same report gives the same bytes', async () => {
  const [once, again] = await Promise.all([renderReport(documentInput('fr')), renderReport(documentInput('fr'))]);
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
});

test('the same report gives the same bytes after other documents, which use the same fonts and words', async () => {
  const once = await renderReport(documentInput('nl'));
  await renderReport(documentInput('de', draft));
  await renderReport(documentInput('fr', { signatures: [signature('chair', 'Ștefan Łukasiewicz ﬁ')] }));
  expect(Buffer.from(await renderReport(documentInput('nl'))).equals(Buffer.from(once))).toBe(true);
});

test('refuses content that does not match its hash', async () => {
  const values = { ...content.values, payable: 1 };
  const changed = documentInput('nl', { content: { ...content, values } });
  await expect(renderReport(changed)).rejects.toThrow('content and hash differ');
});

test('a form with many fields takes several pages', async () => {
  const input = documentInput('nl', draft);
  const [field] = fieldsOf(input.definition);
  if (!field) throw new Error('the form has no field');
  const fields = Array.from({ length: 60 }, (_, index) => ({ ...field, id: `field${index}` }));
  const values = Object.fromEntries(fields.map(({ id }, index) => [id, index * 100]));
  const many = { ...content, values };
  const bytes = await renderReport({
    ...input,
    definition: { ...input.definition, sections: [{ fields }] },
    report: { ...input.report, content: many, contentHash: contentHash(many) },
  });
  await withPdf(bytes, async (pdf) => {
    const pages = await pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      const artifacts = await artifactsOf(page);
      expect(artifacts).toContain(`${index + 1} / ${pages.length}`);
      expect(artifacts).toContain('ONTWERP');
    }
    const words = (await Promise.all(pages.map(wordsOf))).join(' ');
    for (let index = 0; index < 60; index += 1) expect(words).toContain(`€ ${index},00`);
  });
});
