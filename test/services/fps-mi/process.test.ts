import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { configurationSchema } from '#services/fps-mi/configuration.ts';
import { prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
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
      ...{ PAYER_IBAN: PAYER.iban, PAYER_BIC: PAYER.bic },
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

test('The process says when it is ready, answers, and ends in order', async () => {
  const { child, output } = start({ FPS_MI_TEST_CONTROLS: '1' });
  try {
    expect((await once(child, 'message'))[0]).toBe('ready');
    // The log comes by another way than the message, and may be the later one.
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

test('It refuses to start with test controls in production', async () => {
  const { child, output } = start({ FPS_MI_TEST_CONTROLS: '1', NODE_ENV: 'production' });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(output()).toContain('FPS_MI_TEST_CONTROLS');
});

test('Preparing the database again, twice at once, changes nothing', async () => {
  const municipalities = () =>
    ministry.sql`select nis, name_nl, name_fr, name_de, xmin from municipalities order by nis`;
  const before = await municipalities();
  expect(before).toHaveLength(581);
  await Promise.all([prepareFpsMiDatabase(ministry.sql), prepareFpsMiDatabase(ministry.sql)]);
  expect(await municipalities()).toEqual(before);
});

const given = {
  DATABASE_URL: 'postgres://127.0.0.1/x',
  FPS_MI_TOKEN: TOKEN,
  DELIVERY_JWKS_URL: 'http://127.0.0.1/keys',
  OIDC_ISSUER: 'http://127.0.0.1:8082',
  FPS_MI_CLIENT_SECRET: CLIENT_SECRET,
  ...{ PAYER_IBAN: PAYER.iban, PAYER_BIC: PAYER.bic },
};

test.each([
  ['a token that is too short', { FPS_MI_TOKEN: 'short' }],
  ['a token that no header can hold', { FPS_MI_TOKEN: 'a token with spaces in it' }],
  ['no secret for the login', { FPS_MI_CLIENT_SECRET: '' }],
  ['an account to pay from that is none', { PAYER_IBAN: 'BE71096123456768' }],
  ['a BIC that is none', { PAYER_BIC: 'GKCC' }],
  ['a port that is none', { FPS_MI_PORT: '70000' }],
  ['keys at no address', { DELIVERY_JWKS_URL: 'file:///keys.json' }],
  ['a database that is no address', { DATABASE_URL: 'here' }],
  ['test controls half on', { FPS_MI_TEST_CONTROLS: 'maybe' }],
])('It refuses to start with %s', (_, wrong) => {
  expect(configurationSchema.safeParse({ ...given, ...wrong }).success).toBe(false);
});

test('It listens on this machine at 8081, without test controls, unless told otherwise', () => {
  expect(configurationSchema.parse({ ...given, NODE_ENV: 'production' })).toMatchObject({
    HOST: '127.0.0.1',
    FPS_MI_PORT: 8081,
    FPS_MI_WEB_URL: 'http://127.0.0.1:8081',
    FPS_MI_TEST_CONTROLS: '0',
  });
});
