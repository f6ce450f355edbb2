/** What a file may be, so that no file can hold up or bring down what reads it. */

/** The largest file, in bytes: 5 MB. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** The most lines of a table. */
export const MOST_LINES = 10_000;
/** The most rows that are kept of a sheet: the lines, what stands above them, and enough to see that there are more. */
export const MOST_ROWS = MOST_LINES + 20;
/** The most columns that are read. */
export const MOST_COLUMNS = 256;
/** The most files in the zip that an XLSX or ODS is. */
export const MOST_ENTRIES = 1000;
/** How large the files in the zip may become together, in bytes: 10 000 full lines of 40 columns are some 60 MB of XML. */
export const MOST_INFLATED = 100 * 1024 * 1024;
/** How long reading may take, in milliseconds. */
export const LONGEST_READING = 60_000;
/** How much memory reading may take, in megabytes. */
export const MOST_MEMORY = 768;
