import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { organisationName } from '#rules/organisation-name.ts';
import { documentPlace } from '#services/fps-mi/database/documents.ts';
import { findDecisionOn } from '#services/fps-mi/database/handler-decisions.ts';
import type { ReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { findSeal } from '#services/fps-mi/database/stored-seals.ts';
import { type KeptDocument, keptDocument } from '#web/document/kept-document.ts';
import { type PrintedDocument, type PrintRequest, printReport } from '#web/document/print-report.ts';

/**
 * A received report as a PDF: the same document as the organisation's, made once, from the delivery alone.
 * @throws PoolBusy when too many documents are waiting to be made
 */
export async function documentOf(
  { sql, log, webUrl }: { readonly sql: Sql; readonly log: Logger; readonly webUrl: string },
  report: ReceivedReport,
  language: Language,
): Promise<KeptDocument> {
  const decision = await findDecisionOn(sql, report.reference);
  const status = decision?.type === 'accept' ? 'accepted' : 'sent';
  const place = documentPlace(sql, { reference: report.reference, status, language });
  return await keptDocument(place, log, async (printedAt) => {
    const jws = await findSeal(sql, report.reference);
    return await print(report, { status, language, printedAt, seal: jws === null ? null : { jws, webUrl } });
  });
}

async function print(
  report: ReceivedReport,
  {
    status,
    language,
    printedAt,
    seal,
  }: Pick<PrintRequest, 'language' | 'printedAt' | 'seal'> & { readonly status: 'sent' | 'accepted' },
): Promise<PrintedDocument> {
  const { form, year, formVersion, nis, values, account, version, contentHash, reference, receivedAt } = report;
  const signatures = report.signatures.map(({ role, name, method, signedAt }) => ({
    role,
    name,
    method,
    signedAt: new Date(signedAt),
  }));
  // The report was complete when the second person signed. Who saved it is not delivered.
  const savedAt = new Date(Math.max(...signatures.map(({ signedAt }) => signedAt.getTime())));
  return await printReport({
    report: {
      stage: status,
      version,
      contentHash,
      signatures,
      content: { form, year, formVersion, nis, values, account },
      savedAt,
      savedBy: null,
      delivery: { reference, receivedAt },
    },
    organisation: { nis, name: organisationName(report.municipality) },
    language,
    printedAt,
    seal,
  });
}
