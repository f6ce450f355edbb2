import type { PageContext } from '#web/site/env.ts';

/**
 * Answers with a document. A browser may keep a kept document, but must ask each time whether it may still show it: the
 * roles are checked then. It keeps no drawing of a report that can change.
 * @param document.sha256 of a kept document; null for one that was drawn for this request
 */
export function sendDocument(
  context: PageContext,
  { bytes, sha256 }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string | null },
  fileName: string,
): Response | Promise<Response> {
  const headers = { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${fileName}"` };
  if (sha256 === null) return context.body(bytes, 200, headers);
  const etag = `"${sha256}"`;
  const caching = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  // A proxy may have made the tag weak.
  const known = context.req.header('If-None-Match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return context.body(null, 304, caching);
  return context.body(bytes, 200, { ...headers, ...caching });
}
