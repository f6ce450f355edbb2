/**
 * Why a file is not read at all, a closed set:
 * - `file-too-large`: more bytes than a file may have
 * - `file-unknown`: neither XLSX nor ODS nor CSV
 * - `file-old-or-locked`: Excel's format of before 2007, or protected by a password
 * - `file-with-macros`: it contains programs
 * - `file-swells`: unpacked it would be far larger than any table
 * - `file-unreadable`: damaged, or not what it says it is
 * - `file-too-many-lines`: more lines than a table may have
 * - `file-takes-too-long`: reading took more time or memory than it may
 */
export const fileRefusals = [
  'file-too-large',
  'file-unknown',
  'file-old-or-locked',
  'file-with-macros',
  'file-swells',
  'file-unreadable',
  'file-too-many-lines',
  'file-takes-too-long',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** Thrown where a file is refused; `readSheet` makes it an answer. */
export class FileRefused extends Error {
  readonly code: FileRefusal;

  constructor(code: FileRefusal, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
