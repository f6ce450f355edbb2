/** Answers with a file, and writes in the security log that a case handler took it. */

import type { Context } from 'hono';
import { type EventLog, recordEvent } from '#web/site/security-log.ts';

type Body = Uint8Array<ArrayBuffer> | ReadableStream | string;

/** An XLSX file to save. @param name without its ending: letters, digits and hyphens */
export function xlsxFile(context: Context, body: Body, name: string): Response {
  return context.body(body, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${name}.xlsx"`,
  });
}

/** A CSV file to save. @param name as for `xlsxFile` */
export function csvFile(context: Context, body: Body, name: string): Response {
  return context.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
}

/** Writes that the case handler of this request took a file with data of organisations. */
export function recordDownload(log: EventLog, file: string): void {
  recordEvent(log, { event: 'list-downloaded', on: { file }, result: 'done' });
}
