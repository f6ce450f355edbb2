/** What the thread of verifications runs: opens one document that someone has uploaded, or one kept seal. */

import { openDelivery, openDocument } from '#services/verification/open-document.ts';
import type { DocumentReading, SealReading } from '#web/verification/reading.ts';
import type { VerificationRequest } from './verification.ts';

export default async function verify(request: VerificationRequest): Promise<DocumentReading | SealReading> {
  const { keys } = request;
  return 'jws' in request ? await openDelivery(request.jws, keys) : await openDocument(request.bytes, keys);
}
