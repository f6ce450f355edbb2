/** Draws the document of a sealed report again, to compare a document with it. */

import { municipalities } from '#database/municipalities.ts';
import { organisationName } from '#rules/organisation-name.ts';
import type { PrintRequest } from '#web/document/print-report.ts';
import type { PrintFacts, SealedReport } from './reading.ts';

/**
 * What to draw: everything from the seal that is sealed, the rest as the document says it.
 * @returns null when the organisation is not known
 */
export function drawingOf(report: SealedReport, print: PrintFacts, jws: string): PrintRequest | null {
  const { content, contentHash, version, signatures } = report;
  const municipality = municipalities().get(content.nis);
  if (municipality === undefined) return null;
  const { stage, language, reference, savedBy, webUrl } = print;
  return {
    language,
    printedAt: new Date(print.printedAt),
    organisation: { nis: content.nis, name: organisationName(municipality.name) },
    seal: { jws, webUrl },
    report: {
      stage,
      version,
      contentHash,
      content,
      signatures: signatures.map(({ role, name, method, signedAt }) => ({ role, name, method, signedAt })),
      savedAt: new Date(print.savedAt),
      savedBy,
      delivery: { reference, receivedAt: new Date(print.receivedAt) },
    },
  };
}
