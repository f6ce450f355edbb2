import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configurationSchema as ministrySchema } from '#services/fps-mi/configuration.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { webSchema } from '#services/web/configuration.ts';
import { clientAddressOf, identifyClients, trustedProxiesSchema } from '#web/site/client-address.ts';
import type { SiteEnv } from '#web/site/env.ts';

const proxies = (text: string) => trustedProxiesSchema.parse(text);

describe('the address of a client', () => {
  const trusted = proxies('10.0.0.0/8, 192.0.2.7 fd00::/8');

  it.each([
    ['of the connection, without a proxy', '198.51.100.4', undefined, '198.51.100.4'],
    ['of the connection, whatever a client claims', '198.51.100.4', '203.0.113.9', '198.51.100.4'],
    ['that the proxy names', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['that the proxy names, not what the client wrote before it', '10.1.2.3', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['before two trusted proxies', '10.1.2.3', '1.1.1.1, 203.0.113.9, 192.0.2.7', '203.0.113.9'],
    ['of the first proxy that is not trusted', '10.1.2.3', '203.0.113.9, 192.0.2.8', '192.0.2.8'],
    ['that the proxy names with a port', '10.1.2.3', '203.0.113.9:51234', '203.0.113.9'],
    ['of IPv6', 'fd00::1', '2001:db8::5', '2001:db8::5'],
    ['of IPv6, in brackets', '10.1.2.3', '[2001:db8::5]:443', '2001:db8::5'],
    ['of IPv4 on a server that listens on IPv6', '::ffff:10.1.2.3', '::ffff:203.0.113.9', '203.0.113.9'],
    ['of the proxy, when it names no address', '10.1.2.3', '203.0.113.9, unknown', '10.1.2.3'],
    ['of the farthest proxy, when all are trusted', '10.1.2.3', '10.9.9.9', '10.9.9.9'],
    ['unknown, without a connection', undefined, '203.0.113.9', 'unknown'],
  ])('is that %s', (_, peer, forwardedFor, expected) => {
    expect(clientAddressOf(peer, forwardedFor, trusted)).toBe(expected);
  });

  it('is that of the connection when no proxy is configured', () => {
    for (const none of [proxies(''), proxies('none')]) {
      expect(clientAddressOf('10.1.2.3', '203.0.113.9', none)).toBe('10.1.2.3');
    }
  });
});

describe('the trusted proxies', () => {
  it.each(['10.0.0.0/33', '10.0.0.0/', 'fd00::/129', 'proxy.example', '10.0.0.0/8/8', '10.0.0.1-10.0.0.9'])(
    'are not %s',
    (text) => {
      expect(trustedProxiesSchema.safeParse(text).success).toBe(false);
    },
  );

  it('must be named in production, on both sites', () => {
    for (const schema of [webSchema, ministrySchema]) {
      const missing = (TRUSTED_PROXIES?: string) =>
        schema
          .safeParse({ ...given, TRUSTED_PROXIES })
          .error?.issues.filter(({ path }) => path[0] === 'TRUSTED_PROXIES').length ?? 0;
      expect([missing(), missing(''), missing('none'), missing('10.0.0.5')]).toEqual([1, 1, 0, 0]);
    }
  });

  const given = {
    NODE_ENV: 'production',
    WEB_URL: 'https://uniek-verslag.example',
    FPS_MI_WEB_URL: 'https://fps-mi.example',
    FPS_MI_URL: 'https://fps-mi.example',
    DATABASE_URL: 'postgres://127.0.0.1/x',
    DELIVERY_JWKS_URL: 'https://uniek-verslag.example/keys',
    OIDC_ISSUER: 'https://login.example',
    OIDC_CLIENT_ID: 'uniek-verslag',
    OIDC_CLIENT_SECRET: 'a secret of the tests',
    FPS_MI_CLIENT_SECRET: 'a secret of the tests',
    FPS_MI_TOKEN: 'a-token-of-the-tests',
    PAYER_IBAN: 'BE71096123456769',
    PAYER_BIC: 'GKCCBEBB',
  };
});

describe('over a connection', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const app = new Hono<SiteEnv>()
      .use(identifyClients(proxies('127.0.0.1')))
      .get('/', (context) => context.text(`client ${context.var.clientAddress}`));
    server = await listen(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  it('counts the last of several headers, as proxies append it', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(
      'GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n',
    );
    let text = '';
    socket.on('data', (part: Buffer) => {
      text += part.toString();
    });
    await once(socket, 'close');
    expect(text).toContain('client 203.0.113.9');
    expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('client 127.0.0.1');
  });
});
