/** What is attached to the document of a received report, besides the signed content. */

import { z } from 'zod';
import { languages } from '#forms/definition.ts';

/** The media type of the sealed delivery: a JWS in compact form (RFC 7515, section 9.2.1). */
export const SEAL_MEDIA_TYPE = 'application/jose';

/** The media type of what the document shows besides the sealed delivery. */
export const PRINT_MEDIA_TYPE = 'application/vnd.uniek-verslag.print+json';

/** What the document shows besides the sealed delivery. Nobody has sealed it. */
export const printSchema = z.strictObject({
  stage: z.enum(['sent', 'accepted']),
  language: z.enum(languages),
  reference: z.string().min(1).max(60),
  receivedAt: z.iso.datetime(),
  printedAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  savedBy: z.string().max(200).nullable(),
  webUrl: z.url({ protocol: /^https?$/ }),
});
