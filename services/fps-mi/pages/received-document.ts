import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { organisationName } from '#rules/organisation-name.ts';
import { findDecisionOn } from '#services/fps-mi/database/handler-decisions.ts';
import type { ReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { printReport } from '#web/document/print-report.ts';

/** A received report as the document that the organisation has, made from what was delivered and from nothing else. */
export async function renderReceived(
  sql: Sql,
  report: ReceivedReport,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { form, year, formVersion, nis, values, account, version, contentHash, reference, receivedAt } = report;
  const decision = await findDecisionOn(sql, reference);
  const signatures = report.signatures.map(({ signedAt, ...signature }) => ({
    ...signature,
    signedAt: new Date(signedAt),
  }));
  const signedAt = new Date(Math.max(...signatures.map((signature) => signature.signedAt.getTime())));
  return await printReport({
    report: {
      stage: decision?.type === 'accept' ? 'accepted' : 'sent',
      ...{ version, contentHash, signatures },
      content: { form, year, formVersion, nis, values, account },
      // Who saved it stays with the organisation; complete it was when the last of both had signed.
      savedAt: signedAt,
      savedBy: null,
      delivery: { reference, receivedAt },
    },
    organisation: { nis, name: organisationName(report.municipality) },
    language,
    printedAt: receivedAt,
  });
}
