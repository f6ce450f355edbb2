/** Lists and other data as files to save, each noted in the security log. */

import type { Context } from 'hono';
import type { Logger } from 'pino';
import { csvStream } from '#services/fps-mi/export/csv.ts';
import type { ListColumn } from '#services/fps-mi/export/list-columns.ts';
import { loggedDownload } from '#services/fps-mi/export/logged-download.ts';
import { sheetOf, xlsxStream } from '#services/fps-mi/export/xlsx-stream.ts';
import { recordEvent } from '#web/site/security-log.ts';
import type { HandlerEnv } from './env.ts';

export const fileFormats = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

const contentTypes: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

type Download = {
  /** Without its ending: letters, digits and hyphens. */
  readonly name: string;
  readonly format: FileFormat;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream | string;
};

/** Answers with a file, and writes in the security log that the case handler of this request took it. */
export function download(context: Context<HandlerEnv>, log: Logger, { name, format, body }: Download): Response {
  const file = `${name}.${format}`;
  recordEvent(log, { event: 'list-downloaded', on: { file }, result: 'done' });
  const trace = context.get('requestId');
  const { path } = context.req;
  const content =
    body instanceof ReadableStream
      ? loggedDownload(body, (error) => log.error({ error, trace, path }, 'a download broke off'))
      : body;
  return context.body(content, 200, {
    'Content-Type': contentTypes[format],
    'Content-Disposition': `attachment; filename="${file}"`,
  });
}

type List<Item> = {
  readonly name: string;
  readonly format: FileFormat;
  /** The title of the list, which names its sheet. */
  readonly title: string;
  readonly columns: readonly ListColumn<Item>[];
  readonly items: AsyncIterable<Item> | Iterable<Item>;
};

/** Answers with a list as a file, as `download` does. Its items are taken as the file is received. */
export function downloadList<Item>(context: Context<HandlerEnv>, log: Logger, list: List<Item>): Response {
  const { name, format, title, columns, items } = list;
  const body =
    format === 'csv' ? csvStream(columns, items) : xlsxStream([sheetOf({ name: title, columns, items: () => items })]);
  return download(context, log, { name, format, body });
}
