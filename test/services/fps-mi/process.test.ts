import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '#database/connection.ts';
import { configurationSchema } from '#services/fps-mi/configuration.ts';
import { FPS_MI_SCHEMA, prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
import { CLIENT_SECRET, type Ministry, PAYER, startMinistry, TOKEN } from '#test/support/ministry.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

function start(environment: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'services/fps-mi/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: ministry.url,
      FPS_MI_TOKEN: TOKEN,
      DELIVERY_JWKS_URL: 'http://127.0.0.1:9/keys',
      OIDC_ISSUER: 'http://127.0.0.1:9',
      FPS_MI_CLIENT_SECRET: CLIENT_SECRET,
      PAYER_IBAN: PAYER.iban,
      PAYER_BIC: PAYER.bic,
      FPS_MI_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      text += part.toString();
    });
  }
  return { child, output: () => text };
}

test('The process reports that it is ready, answers requests, and shuts down on SIGTERM', async () => {
  const { child, output } = start({ FPS_MI_TEST_CONTROLS: '1' });
  try {
    expect((await once(child, 'message'))[0]).toBe('ready');
    // The log line may arrive after the message.
    const port = await vi.waitUntil(() => /"port":(\d+)/.exec(output())?.[1]);
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok');
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).toEqual({ database: 'ready' });
    expect((await fetch(`http://127.0.0.1:${port}/test-controls`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('The process refuses to start with test controls or open reading in production', async () => {
  const { child, output } = start({ FPS_MI_TEST_CONTROLS: '1', FPS_MI_OPEN_READING: '1', NODE_ENV: 'production' });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(output()).toContain('FPS_MI_TEST_CONTROLS');
  expect(output()).toContain('FPS_MI_OPEN_READING');
});

test('Preparing the database again, twice at the same time, changes nothing', async () => {
  const municipalities = () =>
    ministry.sql`select nis, name_nl, name_fr, name_de, xmin from municipalities order by nis`;
  const before = await municipalities();
  expect(before).toHaveLength(581);
  const sql = connect(ministry.ownerUrl, { schema: FPS_MI_SCHEMA, max: 4 });
  await Promise.all([prepareFpsMiDatabase(sql), prepareFpsMiDatabase(sql)]);
  await sql.end();
  expect(await municipalities()).toEqual(before);
});

const given = {
  DATABASE_URL: 'postgres://127.0.0.1/x',
  FPS_MI_TOKEN: TOKEN,
  DELIVERY_JWKS_URL: 'http://127.0.0.1/keys',
  OIDC_ISSUER: 'http://127.0.0.1:8082',
  FPS_MI_CLIENT_SECRET: CLIENT_SECRET,
  PAYER_IBAN: PAYER.iban,
  PAYER_BIC: PAYER.bic,
};

test.each([
  ['a token that is too short', { FPS_MI_TOKEN: 'short' }],
  ['a token that a header cannot hold', { FPS_MI_TOKEN: 'a token with spaces in it' }],
  ['no client secret', { FPS_MI_CLIENT_SECRET: '' }],
  ['an invalid IBAN to pay from', { PAYER_IBAN: 'BE71096123456768' }],
  ['an invalid BIC', { PAYER_BIC: 'GKCC' }],
  ['an invalid port', { FPS_MI_PORT: '70000' }],
  ['keys at a file address', { DELIVERY_JWKS_URL: 'file:///keys.json' }],
  ['an invalid database address', { DATABASE_URL: 'here' }],
  ['an unknown value for the test controls', { FPS_MI_TEST_CONTROLS: 'maybe' }],
])('The configuration is refused with %s', (_, wrong) => {
  expect(configurationSchema.safeParse({ ...given, ...wrong }).success).toBe(false);
});

test('By default the process listens on 127.0.0.1:8081, without test controls', () => {
  expect(configurationSchema.parse({ ...given, NODE_ENV: 'production', TRUSTED_PROXIES: 'none' })).toMatchObject({
    HOST: '127.0.0.1',
    FPS_MI_PORT: 8081,
    FPS_MI_WEB_URL: 'http://127.0.0.1:8081',
    FPS_MI_TEST_CONTROLS: '0',
  });
});
