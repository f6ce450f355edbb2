/** The limits of uploaded files, so that no file can block or crash the process that reads it. */

import { MAX_LINES } from '#forms/definition.ts';

/** 5 MB. */
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024;
/**
 * The maximum number of rows read from a sheet: the lines, the rows above them, and some more, to notice that there are
 * too many.
 */
export const MAX_ROWS = MAX_LINES + 20;
/** The maximum number of columns read from a sheet. */
export const MAX_COLUMNS = 256;
/** The maximum number of files in an XLSX or ODS, which is a zip file. */
export const MAX_ZIP_ENTRIES = 1000;
/**
 * The maximum unpacked size of all files in the zip, in bytes: 10 000 full lines of 40 columns are some 60 MB of XML.
 */
export const MAX_UNZIPPED_BYTES = 100 * 1024 * 1024;
/** How long reading a file may take. */
export const READ_TIMEOUT_MS = 60_000;
export const READ_MAX_MEMORY_MB = 768;
/** How many files may wait to be read: a table of 10 000 lines takes about 1 s. */
export const MAX_WAITING_UPLOADS = 8;
