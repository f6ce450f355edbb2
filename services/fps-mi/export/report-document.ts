import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { organisationName } from '#rules/organisation-name.ts';
import { findDecisionOn } from '#services/fps-mi/database/handler-decisions.ts';
import type { ReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { printReport } from '#web/document/print-report.ts';

/** A received report as a PDF: the same document as the organisation's, made from the delivery alone. */
export async function renderDocument(
  sql: Sql,
  report: ReceivedReport,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { form, year, formVersion, nis, values, account, version, contentHash, reference, receivedAt } = report;
  const decision = await findDecisionOn(sql, reference);
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
      stage: decision?.type === 'accept' ? 'accepted' : 'sent',
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
    printedAt: receivedAt,
  });
}
