/** The thread in which a file is read: it may take long or all of its memory without holding up anybody else. */

import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from './sheet.ts';

// The cast: `readSpreadsheet` starts this thread, with the bytes of the file.
parentPort?.postMessage(await readSheet(workerData as Uint8Array));
