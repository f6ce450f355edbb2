import type { MiddlewareHandler } from 'hono';
import { encodeQuickly, encodingFor } from './encodings.ts';

/** Below this size, a compressed page needs as many packets as the page itself. */
const MIN_BYTES = 1024;

/**
 * Compresses pages and what their scripts ask: HTML and JSON, and no other content. Streams of events, documents and exports pass unchanged.
 *
 * Compression reveals through its size whether what a request brings in repeats something on the page (BREACH). An
 * attacker needs many requests that another site makes the browser send, with parts of the address on the page. So only
 * requests are answered compressed that browsers mark as coming from this site, or from the user (Fetch Metadata). No site
 * can forge that header. See docs/decisions/0024-pages-are-compressed-for-their-own-site.md.
 */
export function compressPages(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers, status } = context.res;
    if (!/^(text\/html|application\/json)\b/.test(headers.get('Content-Type') ?? '') || headers.has('Content-Encoding'))
      return;
    context.header('Vary', 'Accept-Encoding, Sec-Fetch-Site', { append: true });
    const encoding = encodingFor(context.req.header('Accept-Encoding'));
    if (!encoding || !isFromThisSite(context.req.header('Sec-Fetch-Site'))) return;
    const page = new Uint8Array(await context.res.arrayBuffer());
    const isSmall = page.byteLength < MIN_BYTES;
    const content = isSmall ? page : await encodeQuickly(page, encoding);
    const answer = new Response(content, { status, headers: context.res.headers });
    if (!isSmall) answer.headers.set('Content-Encoding', encoding);
    answer.headers.set('Content-Length', String(content.byteLength));
    // Hono adds the headers of the response that it replaces; without one, nothing is added twice.
    context.res = undefined;
    context.res = answer;
  };
}

/** `none` is an address that the user typed, or a bookmark. */
function isFromThisSite(secFetchSite: string | undefined): boolean {
  return secFetchSite === 'same-origin' || secFetchSite === 'none';
}
