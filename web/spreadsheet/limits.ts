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
/**
 * The maximum unpacked size of a file in the zip that has no lines, such as the styles, in bytes. Programs write some
 * hundred kB at most, and a reader takes half a minute for the styles that fill the whole zip.
 */
export const MAX_PART_BYTES = 10 * 1024 * 1024;
/** How long reading a file may take. */
export const READ_TIMEOUT_MS = 60_000;
export const READ_MAX_MEMORY_MB = 768;
/** A small file is read in a thread of its own, so that it does not wait for a large one. 1 000 lines have some 50 kB. */
export const SMALL_UPLOAD_BYTES = 100_000;
/** A small file that takes longer, because it unpacks to much, is read again with the large ones. */
export const SMALL_READ_TIMEOUT_MS = 700;
export const SMALL_READ_MAX_MEMORY_MB = 256;
/** How many files may wait to be read: a table of 10 000 lines takes about 1 s. */
export const MAX_WAITING_UPLOADS = 8;
/** A small file takes some 50 ms. */
export const MAX_WAITING_SMALL_UPLOADS = 80;
