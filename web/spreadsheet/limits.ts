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
/** The maximum unpacked size of a file in the zip that has no lines, such as the styles, in bytes: some hundred kB are usual. */
export const MAX_PART_BYTES = 10 * 1024 * 1024;
/**
 * The maximum number of XML elements, attributes, comments and entities in a file: 10 000 lines of 20 columns have some 1.2
 * million. The parser reads some 2.5 million a second.
 */
export const MAX_XML_NODES = 1_500_000;
/** The maximum number of characters of all cells: 10 000 lines with five texts of 200 characters have 10 million. */
export const MAX_CHARACTERS = 12_000_000;
/** The maximum number of attributes of one XML element: programs write some 40, of the element that names all namespaces. */
export const MAX_XML_ATTRIBUTES = 1_000;
/**
 * The maximum size of the XML that is read of a file, in bytes: 10 000 lines with five texts of 200 characters and five
 * numbers are some 16 MB. The parser reads some 25 MB a second.
 */
export const MAX_XML_BYTES = 24 * 1024 * 1024;
/** The maximum number of sheets in a file. */
export const MAX_SHEETS = 256;
/** The maximum number of formats that a file defines. Excel allows some 250. */
export const MAX_FORMATS = 5_000;
/** The maximum number of line breaks in a CSV, those within texts and of empty lines included. */
export const MAX_CSV_LINES = 100_000;
/** The maximum number of separators in a CSV. */
export const MAX_CSV_SEPARATORS = 1_000_000;
/** How deep XML elements may be in each other. Spreadsheet programs write some 15 levels. */
export const MAX_XML_DEPTH = 100;
/** The maximum number of merged cells in a sheet. */
export const MAX_MERGES = 20_000;
/** The most characters that a cell has in any program: 32 767 in Excel, 65 535 in LibreOffice. */
export const MAX_CELL_LENGTH = 65_535;
/** How long reading a file may take. */
export const READ_TIMEOUT_MS = 60_000;
export const READ_MAX_MEMORY_MB = 768;
/** A small file is read in a thread of its own, so that it does not wait for a large one. 1 000 lines have some 50 kB. */
export const SMALL_UPLOAD_BYTES = 100_000;
/** A small file that takes longer, because it unpacks to much, is read again with the large ones. */
export const SMALL_READ_TIMEOUT_MS = 500;
export const SMALL_READ_MAX_MEMORY_MB = 256;
/** How many files may wait to be read: a table of 10 000 lines takes about 1 s. */
export const MAX_WAITING_UPLOADS = 8;
/** A small file takes some 50 ms. */
export const MAX_WAITING_SMALL_UPLOADS = 80;
