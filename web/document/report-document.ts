/** The document of a report of an organisation: kept when FPS MI has received the report, drawn now when not. */

import type { Sql } from '#database/connection.ts';
import {
  type DocumentKey,
  findCurrentDocument,
  findDocument,
  insertDocument,
  replaceDocument,
} from '#database/documents.ts';
import type { Organisation } from '#database/organisations.ts';
import { findReport } from '#database/reports.ts';
import { findSeal } from '#database/sealed-deliveries.ts';
import type { Language } from '#forms/definition.ts';
import { type DocumentLog, type DocumentPlace, isIntact, keptDocument } from './kept-document.ts';
import { countLines, printReport } from './print-report.ts';

export type ReportDocument = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The version of the report. */
  readonly version: number;
};

export type DocumentDependencies = {
  readonly sql: Sql;
  readonly log: DocumentLog;
  /** The address of the site, where documents are verified. */
  readonly webUrl: string;
};

/**
 * The document of a report as it is now.
 * @param request.maxLines a document with more lines is not made
 * @returns null when nothing was saved yet, or when the document has too many lines
 * @throws PoolBusy when too many documents are waiting to be made
 */
export async function documentOfReport(
  { sql, log, webUrl }: DocumentDependencies,
  request: {
    readonly reportId: string;
    readonly organisation: Organisation;
    readonly language: Language;
    readonly maxLines?: number;
  },
): Promise<ReportDocument | null> {
  const { reportId, organisation, language, maxLines = Number.POSITIVE_INFINITY } = request;
  const kept = await findCurrentDocument(sql, reportId, language);
  if (kept !== null && (await isIntact(kept))) return kept;
  const found = await findReport(sql, reportId);
  if (found === null || countLines(found.content) > maxLines) return null;
  // Nobody saved a version that a return of FPS MI made.
  const report = { ...found, savedBy: found.reopenedAt === null ? found.savedBy : null };
  const { stage, version } = report;
  if (stage !== 'sent' && stage !== 'accepted') {
    const { bytes } = await printReport({ report, organisation, language, printedAt: new Date(), seal: null });
    return { bytes, version };
  }
  const draw = async (printedAt: Date) => {
    const jws = await findSeal(sql, reportId, version);
    return await printReport({
      report,
      organisation,
      language,
      printedAt,
      seal: jws === null ? null : { jws, webUrl },
    });
  };
  const place = placeOf(sql, { reportId, version, status: stage, language });
  return { ...(await keptDocument(place, log, draw)), version };
}

function placeOf(sql: Sql, key: DocumentKey): DocumentPlace {
  return {
    name: `${key.reportId}/${key.version}/${key.status}/${key.language}`,
    find: () => findDocument(sql, key),
    insert: (document) => insertDocument(sql, key, document),
    replace: (document) => replaceDocument(sql, key, document),
  };
}
