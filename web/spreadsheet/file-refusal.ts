/**
 * Why a file is refused as a whole (a closed set):
 * - `file-too-large`: more than `MAX_UPLOAD_BYTES`
 * - `file-unknown`: neither XLSX nor ODS nor CSV
 * - `file-old-or-locked`: Excel's format before 2007, or protected by a password
 * - `file-with-macros`: it contains macros
 * - `file-swells`: a zip bomb: unpacked, it would be far larger than any table
 * - `file-unreadable`: damaged, or not in the format that it claims
 * - `file-too-many-lines`: more than `MAX_LINES`
 * - `file-takes-too-long`: reading exceeded its limits of time or memory
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

/** Thrown when a file is refused; `readSheet` turns it into a result. */
export class FileRefused extends Error {
  readonly code: FileRefusal;

  constructor(code: FileRefusal, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
