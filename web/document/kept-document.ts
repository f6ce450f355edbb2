/** Documents that are made once and kept with their hash, whichever table keeps them. */

import { type EventLog, recordEvent } from '#web/site/security-log.ts';
import type { PrintedDocument } from './print-report.ts';

/** A document as it is kept. */
export type KeptDocument = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  /** The moment that the document names as its own. */
  readonly madeAt: Date;
};

/** Where one document is kept. */
export type DocumentPlace = {
  /** Names the document in the log. */
  readonly name: string;
  find(): Promise<KeptDocument | null>;
  /** Keeps the document, unless there is one. @returns whether it is kept now */
  insert(document: KeptDocument): Promise<boolean>;
  replace(document: KeptDocument): Promise<void>;
};

/** The log for operators. */
export type DocumentLog = EventLog & { error(facts: object, message: string): void };

/** The documents that are being read or made in this process, by their name. */
const underway = new Map<string, Promise<KeptDocument>>();

/**
 * The document at this place. It is made when there is none, and kept before anyone gets it: a process that dies between
 * making and keeping has shown it to nobody. Within a process, all who ask meanwhile get the same one; when two processes make
 * it at once, the first that is kept counts for both.
 * A document whose bytes do not match its hash is never returned: it is made again for the same moment, and logged.
 * @param make the same moment gives the same bytes
 */
export async function keptDocument(
  place: DocumentPlace,
  log: DocumentLog,
  make: (madeAt: Date) => Promise<PrintedDocument>,
): Promise<KeptDocument> {
  const same = underway.get(place.name);
  if (same !== undefined) return await same;
  const document = findOrMake(place, log, make).finally(() => underway.delete(place.name));
  underway.set(place.name, document);
  return await document;
}

async function findOrMake(
  place: DocumentPlace,
  log: DocumentLog,
  make: (madeAt: Date) => Promise<PrintedDocument>,
): Promise<KeptDocument> {
  const found = await place.find();
  if (found !== null && (await isIntact(found))) return found;
  if (found !== null) return await replaceAltered(place, found, log, make);
  const made = await withHash(await make(new Date()));
  if (await place.insert(made)) return made;
  const first = await place.find();
  if (first === null || !(await isIntact(first))) throw new Error(`${place.name}: the kept document cannot be read`);
  return first;
}

async function replaceAltered(
  place: DocumentPlace,
  found: KeptDocument,
  log: DocumentLog,
  make: (madeAt: Date) => Promise<PrintedDocument>,
): Promise<KeptDocument> {
  const made = await withHash(await make(found.madeAt));
  recordEvent(log, { event: 'document-read', on: { document: place.name }, result: 'refused', reason: 'altered' });
  const facts = { document: place.name, kept: found.sha256, made: made.sha256 };
  // Different when this version of the program draws documents differently than the one that made it.
  if (made.sha256 === found.sha256) log.error(facts, 'a kept document was altered; it is restored');
  else log.error(facts, 'a kept document was altered; it is replaced by one with another hash');
  await place.replace(made);
  return made;
}

/** Whether the bytes of a kept document match its hash. */
export async function isIntact({ bytes, sha256 }: Pick<KeptDocument, 'bytes' | 'sha256'>): Promise<boolean> {
  return (await hashOf(bytes)) === sha256;
}

async function withHash({ bytes, printedAt }: PrintedDocument): Promise<KeptDocument> {
  return { bytes, sha256: await hashOf(bytes), madeAt: printedAt };
}

/** In Node's own threads: a document of 10 000 lines has 10 MB. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
