import { finishUpload } from '#database/uploads.ts';
import type { FormDefinition, TableField } from '#forms/definition.ts';
import type { PageDependencies } from '#web/env.ts';
import type { UploadResult } from '#web/spreadsheet/read-table.ts';

/** Stores the result of reading an uploaded file. Never rejects, because no request may be waiting for it. */
export async function storeReading(
  { sql, log }: PageDependencies,
  upload: { readonly id: string; readonly size: number; readonly reading: Promise<UploadResult> },
  definition: FormDefinition,
  table: TableField,
): Promise<void> {
  const facts = { upload: upload.id, form: definition.id, table: table.id, bytes: upload.size };
  const result = await upload.reading.catch((error: unknown): UploadResult => {
    log.error({ ...facts, ...withoutMessage(error) }, 'reading a spreadsheet failed');
    return { type: 'refused', code: 'file-unreadable' };
  });
  await finishUpload(sql, upload.id, result).catch((error: unknown) => {
    // The upload stays unfinished: after a time its page says that reading has stopped.
    log.error({ ...facts, ...withoutMessage(error) }, 'storing what was read from a spreadsheet failed');
  });
}

/** Describes an error for the log without its message, which may contain a name or the content of a cell. */
function withoutMessage(error: unknown): { fault: string; at: string } {
  if (!(error instanceof Error)) return { fault: typeof error, at: '' };
  const at = (error.stack ?? '').replace(error.message, () => '');
  return { fault: error.name, at: at.match(/^ +at .*$/gm)?.join('\n') ?? '' };
}
