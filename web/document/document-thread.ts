/** What the threads of documents run: makes one document. */

import { move } from 'piscina';
import { definitionOf } from '#forms/catalogue.ts';
import type { PrintRequest } from './print-report.ts';
import { renderReport } from './render-report.ts';

export default async function makeDocument(request: PrintRequest): Promise<ReturnType<typeof move>> {
  return move(await renderReport({ ...request, definition: definitionOf(request.report.content) }));
}
