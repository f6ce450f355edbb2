/** The address to which the mail servers send back what did not arrive: another one for each sending (VERP). */

import { randomUUID } from 'node:crypto';

/** A new id for the envelope of a mail: a UUID of version 7 (RFC 9562), which has the moment in it. */
export function newEnvelope(now = Date.now()): string {
  const moment = now.toString(16).padStart(12, '0');
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The moment at which the id of an envelope was made, in milliseconds since 1970. */
export function momentOfEnvelope(envelope: string): number {
  return Number.parseInt(envelope.slice(0, 8) + envelope.slice(9, 13), 16);
}

/** The envelope sender of a mail: `bounces+<id>@domain` for the bounce address `bounces@domain`. */
export function envelopeSender(bounceAddress: string, envelope: string): string {
  const at = bounceAddress.lastIndexOf('@');
  return `${bounceAddress.slice(0, at)}+${envelope}${bounceAddress.slice(at)}`;
}

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id in an envelope sender; null when the address is not one of `bounceAddress`. */
export function envelopeIn(address: string, bounceAddress: string): string | null {
  const given = address.toLowerCase();
  const at = bounceAddress.lastIndexOf('@');
  const before = `${bounceAddress.slice(0, at)}+`.toLowerCase();
  const after = bounceAddress.slice(at).toLowerCase();
  if (!given.startsWith(before) || !given.endsWith(after)) return null;
  const envelope = given.slice(before.length, -after.length);
  return UUID_7.test(envelope) ? envelope : null;
}
