/** Entry point of the worker thread that reads one uploaded file. */

import { parentPort, workerData } from 'node:worker_threads';
import { definitionOf } from '#forms/catalogue.ts';
import { tablesOf } from '#forms/definition.ts';
import { readTable } from './read-table.ts';
import type { ReadRequest } from './read-upload.ts';
import { formatTableMark } from './table-mark.ts';

// The cast: only `readUpload` starts this thread, and passes a ReadRequest.
const { bytes, mark } = workerData as ReadRequest;
const definition = definitionOf({ form: mark.form, year: mark.year, formVersion: mark.version });
const table = tablesOf(definition).find(({ id }) => id === mark.table);
if (table === undefined) throw new Error(`There is no table ${formatTableMark(mark)}`);
parentPort?.postMessage(await readTable(bytes, definition, table));
