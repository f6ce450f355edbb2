import type { FormDefinition, TableField } from '#forms/definition.ts';
import { inThreads, ThreadExhausted } from '#web/thread.ts';
import { markOf } from './form-table.ts';
import { LONGEST_READING, MOST_BYTES, MOST_MEMORY } from './limits.ts';
import type { Mark } from './mark.ts';
import type { UploadOutcome } from './table-reading.ts';

/** What the reading thread is given: a file, and for which table it must be. */
export type ReadingOrder = { readonly bytes: Uint8Array; readonly mark: Mark };

const inThread = inThreads<ReadingOrder, UploadOutcome>(new URL('./reading-thread.ts', import.meta.url), {
  longest: LONGEST_READING,
  memory: MOST_MEMORY,
});

/**
 * Reads what was uploaded for a table of a form of the catalogue, in a thread: from the bytes to the lines. Formulas are not
 * run, macros are refused, and no file takes more than `LONGEST_READING` or `MOST_MEMORY`.
 */
export async function readUpload(
  bytes: Uint8Array,
  definition: FormDefinition,
  table: TableField,
  longest = LONGEST_READING,
): Promise<UploadOutcome> {
  if (bytes.length > MOST_BYTES) return { type: 'refused', code: 'file-too-large' };
  try {
    return await inThread({ bytes, mark: markOf(definition, table) }, longest);
  } catch (error) {
    if (error instanceof ThreadExhausted) return { type: 'refused', code: 'file-takes-too-long' };
    throw error;
  }
}
