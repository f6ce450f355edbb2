/** Entry point of the worker thread that renders one large document. */

import { parentPort, workerData } from 'node:worker_threads';
import { definitionOf } from '#forms/catalogue.ts';
import type { PrintRequest } from './print-report.ts';
import { renderReport } from './render-report.ts';

// The cast: only `printReport` starts this thread, and passes a PrintRequest.
const request = workerData as PrintRequest;
const bytes = await renderReport({ ...request, definition: definitionOf(request.report.content) });
parentPort?.postMessage(bytes, [bytes.buffer]);
