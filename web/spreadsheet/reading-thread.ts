/** The thread in which a file is read: it may take long or all of its memory without holding up anybody else. */

import { parentPort, workerData } from 'node:worker_threads';
import { definitionOf } from '#forms/catalogue.ts';
import { tablesOf } from '#forms/definition.ts';
import { markText } from './mark.ts';
import type { ReadingOrder } from './read-upload.ts';
import { readTable } from './table-reading.ts';

// The cast: `readUpload` starts this thread, with an order.
const { bytes, mark } = workerData as ReadingOrder;
const definition = definitionOf({ form: mark.form, year: mark.year, formVersion: mark.version });
const table = tablesOf(definition).find(({ id }) => id === mark.table);
if (table === undefined) throw new Error(`There is no table ${markText(mark)}`);
parentPort?.postMessage(await readTable(bytes, definition, table));
