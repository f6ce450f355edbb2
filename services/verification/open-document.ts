/** Opens the seal of a delivery, and of the document that has it attached. */

import { createLocalJWKSet, decodeProtectedHeader } from 'jose';
import { contentHash } from '#forms/content.ts';
import { openSeal } from '#services/open-seal.ts';
import { SEAL_TYPE } from '#services/sealing.ts';
import { PRINT_MEDIA_TYPE, printSchema, SEAL_MEDIA_TYPE } from '#web/document/attachments.ts';
import { verificationCode } from '#web/document/verification-code.ts';
import { type EmbeddedFile, embeddedFiles, isPdf } from '#web/verification/embedded-files.ts';
import {
  type DocumentReading,
  type PrintFacts,
  type SealReading,
  sealedPayloadSchema,
  type VerificationProblem,
} from '#web/verification/reading.ts';
import type { ArchivedKey } from './archived-keys.ts';

type Refused = Extract<SealReading, { type: 'refused' }>;

/** Opens the seal of a delivery: a JWS in compact form. @param keys all keys that ever sealed deliveries */
export async function openDelivery(jws: string, keys: readonly ArchivedKey[]): Promise<SealReading> {
  const kid = kidOf(jws);
  const archived = keys.find(({ key }) => key.kid === kid);
  if (archived === undefined) return refuse('key-unknown', `the key ${kid} is not one that seals deliveries`);
  const getKey = createLocalJWKSet({ keys: [archived.key] });
  const opened = await openSeal(jws, getKey, { type: SEAL_TYPE, name: 'delivery' });
  if ('fault' in opened) return refuse('seal-broken', opened.fault);
  if (archived.revokedAt !== null) return refuse('key-revoked', `the key ${kid} was revoked on ${archived.revokedAt}`);
  const parsed = sealedPayloadSchema.safeParse(parseJson(opened.payload));
  if (!parsed.success) return refuse('contradictory', `the payload is not a delivery: ${parsed.error.issues[0]?.path}`);
  const { content, contentHash: hash, version, signatures } = parsed.data;
  if (contentHash(content) !== hash) return refuse('contradictory', 'the content does not match its hash');
  const [one, other] = signatures;
  if (one?.role === other?.role || one?.signer.toLowerCase() === other?.signer.toLowerCase()) {
    return refuse('contradictory', 'it is not signed by two persons in two roles');
  }
  if (signatures.some((each) => each.version !== version || each.contentHash !== hash)) {
    return refuse('contradictory', 'a signature is on another content or version');
  }
  const code = verificationCode(opened.payload);
  return { type: 'sealed', report: { ...parsed.data, code, sealedAt: opened.sealedAt, kid: archived.key.kid } };
}

/** Opens the sealed delivery in a document. The bytes may be anything. */
export async function openDocument(bytes: Uint8Array, keys: readonly ArchivedKey[]): Promise<DocumentReading> {
  if (!isPdf(bytes)) return refuse('not-a-pdf', 'the file has no PDF header');
  const files = embeddedFiles(bytes);
  const [seal, ...others] = files.filter(isSeal);
  if (seal === undefined) return refuse('no-seal', 'no sealed delivery is attached');
  if (others.length > 0) return refuse('several-seals', `${others.length + 1} sealed deliveries are attached`);
  const jws = seal.bytes.toString('latin1');
  const reading = await openDelivery(jws, keys);
  if (reading.type === 'refused') return reading;
  if (!files.some(({ sha256 }) => sha256 === reading.report.contentHash)) {
    return refuse('content-differs', 'the sealed content is not attached as it was sealed');
  }
  return { type: 'sealed', report: reading.report, print: printFactsIn(files), jws };
}

/** A JWS in compact form, whatever media type the PDF says: a program that saved it may have changed that. */
function isSeal({ type, bytes }: EmbeddedFile): boolean {
  if (type === SEAL_MEDIA_TYPE) return true;
  return bytes.subarray(0, 3).equals(Buffer.from('eyJ')) && bytes.includes('.');
}

/** Null when they are missing, ambiguous or unreadable: they are not sealed, so nothing depends on them. */
function printFactsIn(files: readonly EmbeddedFile[]): PrintFacts | null {
  const [file, ...others] = files.filter(({ type }) => type === PRINT_MEDIA_TYPE);
  if (file === undefined || others.length > 0) return null;
  return printSchema.safeParse(parseJson(file.bytes.toString('utf8'))).data ?? null;
}

function refuse(problem: VerificationProblem, reason: string): Refused {
  return { type: 'refused', problem, reason };
}

/** @returns the empty text when the seal has no readable header */
function kidOf(jws: string): string {
  try {
    return decodeProtectedHeader(jws).kid ?? '';
  } catch {
    return '';
  }
}

/** @returns undefined when the text is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
