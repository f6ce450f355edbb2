/** Sends requests that no client library would, and judges the answers. */

import { type IncomingHttpHeaders, request } from 'node:http';

/** A request as it goes over the wire. */
export type Sent = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
};

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** An answer that takes longer counts as none. Far more than a page waits for Temporal, on a machine with other work. */
const HANG_MS = 15_000;

/** @throws when there is no answer in time, or the connection breaks off */
export function send(port: number, { method, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'Content-Length': String(body.length) };
    const options = { host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, agent: false };
    const sent = request(options, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const parts: Buffer[] = [];
      const finish = () => resolve({ status, headers: answered, text: Buffer.concat(parts).toString() });
      // A stream of events stays open.
      if (answered['content-type']?.startsWith('text/event-stream')) {
        finish();
        sent.destroy();
        return;
      }
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', finish);
      response.on('error', reject);
    });
    const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${HANG_MS} ms`)), HANG_MS);
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** How often each status was answered. */
export type Counts = Map<number, number>;

const requiredHeaders = {
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /default-src 'none'/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
} as const;

/** What is wrong with an answer; null when nothing is. 503 has a known cause: an unknown one is 500. */
export function faultIn({ status, headers, text }: Answer): string | null {
  if (status >= 500 && status !== 503) return `the status is ${status}`;
  if (/\n\s+at .+:\d+:\d+/.test(text) || /node_modules|PostgresError|ZodError/.test(text)) return 'a stack trace';
  for (const [name, pattern] of Object.entries(requiredHeaders)) {
    const value = headers[name];
    if (typeof value !== 'string' || !pattern.test(value)) return `the header ${name} is ${value}`;
  }
  if (headers['access-control-allow-origin'] !== undefined) return 'another origin may read the answer (CORS)';
  return null;
}

/** A request in a message: what is needed to send it again. */
export function describeRequest({ method, path, headers, body }: Sent): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = body === null ? [] : ['', JSON.stringify(body.toString('latin1').slice(0, 4_000))];
  return [`${method} ${path}`, ...lines, ...text].join('\n');
}
