/** The thread in which a document of many lines is made: others are answered meanwhile. */

import { parentPort, workerData } from 'node:worker_threads';
import { definitionOf } from '#forms/catalogue.ts';
import type { PrintOrder } from './printing.ts';
import { renderReport } from './report-document.ts';

// The cast: `printReport` starts this thread, with an order.
const order = workerData as PrintOrder;
const bytes = await renderReport({ ...order, definition: definitionOf(order.report.content) });
parentPort?.postMessage(bytes, [bytes.buffer]);
