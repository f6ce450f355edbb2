/**
 * Why a file is refused as a whole (a closed set):
 * - `file-too-large`: more than `MAX_UPLOAD_BYTES`
 * - `file-unknown`: neither XLSX nor ODS nor CSV
 * - `file-old`: Excel's format before 2007; `file-locked`: protected by a password; `file-old-or-locked`: one of both
 * - `file-binary`: Excel's binary workbook (XLSB)
 * - `file-numbers`: a file of Apple's Numbers
 * - `file-pdf`: a PDF
 * - `file-html`: a web page, which some programs name `.xls`
 * - `file-xml`: a spreadsheet as one XML file: Excel's of 2003, or OpenDocument's (FODS)
 * - `file-with-macros`: it contains macros
 * - `file-swells`: a zip bomb: unpacked, it would be far larger than any table
 * - `file-unreadable`: damaged, or not in the format that it claims
 * - `file-commas`: a CSV with commas between its columns and in its numbers
 * - `file-too-many-lines`: more than `MAX_LINES`
 * - `file-takes-too-long`: reading exceeded its limits of time or memory
 */
export const fileRefusals = [
  'file-too-large',
  'file-unknown',
  'file-old',
  'file-locked',
  'file-old-or-locked',
  'file-binary',
  'file-numbers',
  'file-pdf',
  'file-html',
  'file-xml',
  'file-with-macros',
  'file-swells',
  'file-unreadable',
  'file-commas',
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
