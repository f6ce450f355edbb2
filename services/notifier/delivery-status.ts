/** Reads a delivery status notification (RFC 3464): which recipients of a mail did not get it, and why. */

import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { cleanDiagnostic, statusOfReply } from './bounce-details.ts';

/** A recipient whom a mail did not reach. */
export type FailedRecipient = {
  /** The addresses that the notification gives: the final one and the original one, as far as it has them, in lower case. */
  readonly addresses: readonly string[];
  readonly status: string;
  readonly diagnostic: string;
};

const MAX_PARTS = 20;
const MAX_HEAD_BYTES = 64 * 1024;
const MAX_STATUS_BYTES = 64 * 1024;
const MAX_RECIPIENTS = 50;

/** The content types of the part for programs; the second one has addresses beyond ASCII (RFC 6533). */
const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status'];

/**
 * The recipients whom a mail did not reach, from a notification about it. Empty for one that says that a mail is delayed or was
 * delivered, for automatic answers, and for anything else. What it has of the mail itself is not read: a notification in there
 * is about another mail.
 * @param message the bytes; what is cut off at the end is missing
 */
export async function readDeliveryStatus(message: Uint8Array): Promise<FailedRecipient[]> {
  const parts = await statusParts(message).catch(() => null);
  if (parts === null) return [];
  return parts
    .flatMap((part) => groupsIn(part))
    .slice(0, MAX_RECIPIENTS)
    .flatMap(failedRecipient);
}

/** The texts of the parts for programs. @throws when the message has too many or too large parts */
async function statusParts(message: Uint8Array): Promise<string[]> {
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: MAX_HEAD_BYTES, maxChildNodes: MAX_PARTS });
  const bodies = new Map<MimeNode, Buffer[]>();
  const collect = async (chunks: AsyncIterable<SplitterChunk>): Promise<void> => {
    let node: MimeNode | undefined;
    for await (const chunk of chunks) {
      if (chunk.type === 'node') {
        node = STATUS_TYPES.includes(String(chunk.contentType)) ? chunk : undefined;
        if (node !== undefined) bodies.set(node, []);
      } else if (chunk.type === 'body' && node !== undefined) bodies.get(node)?.push(chunk.value);
    }
  };
  await pipeline(Readable.from([message]), splitter, collect);
  return await Promise.all(
    [...bodies].map(([node, chunks]) => decode(node, Buffer.concat(chunks).subarray(0, MAX_STATUS_BYTES))),
  );
}

/** Decodes base64 and quoted-printable; the part should have neither, and some servers use them. */
async function decode(node: MimeNode, body: Buffer): Promise<string> {
  const decoder = node.getDecoder();
  const decoded: Buffer[] = [];
  decoder.on('data', (chunk: Buffer) => decoded.push(chunk));
  decoder.end(body);
  await finished(decoder);
  return Buffer.concat(decoded).toString('utf8');
}

type Fields = ReadonlyMap<string, string>;

/** The groups of fields, separated by blank lines: the first one is about the message, each other one about a recipient. */
function groupsIn(part: string): Fields[] {
  return part
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
      const fields = lines.flatMap((line): [string, string][] => {
        const colon = line.indexOf(':');
        return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
      });
      return new Map(fields);
    })
    .filter((fields) => fields.has('action'));
}

function failedRecipient(fields: Fields): FailedRecipient[] {
  // A comment may follow: "failed (bounced)".
  if (!/^failed\b/i.test(fields.get('action') ?? '')) return [];
  const diagnostic = fields.get('diagnostic-code') ?? '';
  const status = /^[45]\.\d{1,3}\.\d{1,3}(?![.\d])/.exec(fields.get('status') ?? '')?.[0];
  const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(fields.get(name)));
  return [{ addresses, status: status ?? statusOfReply(diagnostic), diagnostic: cleanDiagnostic(diagnostic) }];
}

/** The address in "rfc822; an@ocmw.example". Original addresses are encoded where needed: "+2B" is "+" (RFC 3461, section 4). */
function addressIn(value: string | undefined): string[] {
  const address = value
    ?.split(';')[1]
    ?.trim()
    .replace(/^<(.*)>$/, '$1');
  if (!address?.includes('@')) return [];
  const decoded = address.replace(/\+([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return [...new Set([address.toLowerCase(), decoded.toLowerCase()])];
}
