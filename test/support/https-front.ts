import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import type { Certificate } from '#start/certificates.ts';

/** A proxy that ends TLS before a site, as an installation has one. */
export type HttpsFront = { readonly url: string; close(): Promise<void> };

/**
 * Starts the proxy on 127.0.0.1. It passes the `Host` header on and appends the address of the client to `X-Forwarded-For`.
 * @param target the port of the site
 */
export async function startHttpsFront(port: number, target: number, certificate: Certificate): Promise<HttpsFront> {
  const server = createServer(
    { cert: await readFile(certificate.cert), key: await readFile(certificate.key) },
    (incoming, answer) => {
      const { method = 'GET', url: path = '/', headers, socket } = incoming;
      const before = headers['x-forwarded-for'];
      const clients = [...(before === undefined ? [] : [before].flat()), socket.remoteAddress ?? ''].join(', ');
      const outgoing = forward(
        { host: '127.0.0.1', port: target, method, path, headers: { ...headers, 'x-forwarded-for': clients } },
        (response) => {
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        },
      );
      outgoing.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
      incoming.pipe(outgoing);
    },
  );
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `https://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
