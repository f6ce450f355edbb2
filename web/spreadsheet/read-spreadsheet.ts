import { inThreads, ThreadExhausted } from '../thread.ts';
import { LONGEST_READING, MOST_BYTES, MOST_MEMORY } from './limits.ts';
import type { SheetReading } from './sheet.ts';

const inThread = inThreads<Uint8Array, SheetReading>(new URL('./reading-thread.ts', import.meta.url), {
  longest: LONGEST_READING,
  memory: MOST_MEMORY,
});

/**
 * Reads a file that somebody uploaded: XLSX, ODS or CSV. Formulas are not run, macros are refused, and no file takes more
 * than `LONGEST_READING` or `MOST_MEMORY`.
 */
export async function readSpreadsheet(bytes: Uint8Array, longest = LONGEST_READING): Promise<SheetReading> {
  if (bytes.length > MOST_BYTES) return { type: 'refused', code: 'file-too-large' };
  try {
    return await inThread(bytes, longest);
  } catch (error) {
    if (error instanceof ThreadExhausted) return { type: 'refused', code: 'file-takes-too-long' };
    throw error;
  }
}
