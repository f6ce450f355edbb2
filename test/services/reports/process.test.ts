import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { type Gate, gateTo } from '#test/support/gate.ts';
import { freePort } from '#test/support/ports.ts';

let database: FreshDatabase;
let postgres: Gate;
let temporal: Gate;
let healthPort: number;
let child: ChildProcess;
let output: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const url = new URL(database.urlAs('reports'));
  postgres = await gateTo(Number(url.port));
  temporal = await gateTo(Number(inject('temporalAddress').split(':')[1]));
  healthPort = await freePort();
  url.port = String(postgres.port);
  output = '';
  child = spawn(process.execPath, ['--import', 'tsx', 'services/reports/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: url.href,
      TEMPORAL_ADDRESS: `127.0.0.1:${temporal.port}`,
      TEMPORAL_NAMESPACE: 'waiting-worker',
      HEALTH_PORT: String(healthPort),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      output += part.toString();
    });
  }
});
afterEach(async () => {
  child.kill('SIGKILL');
  await Promise.all([postgres.close(), temporal.close()]);
});

const log = () => expect.poll(() => output, { timeout: 30_000 });
const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${healthPort}/healthz`)).status;

describe('a worker that starts while its servers are unavailable', () => {
  it('waits for PostgreSQL, then for Temporal, and is ready when it has both', async () => {
    await log().toContain('PostgreSQL cannot be reached yet');
    expect(await health()).toBe(503);
    postgres.open();
    await log().toContain('Temporal cannot be reached yet');
    expect(await health()).toBe(503);
    expect(output).not.toContain('"msg":"ready"');
    const message = once(child, 'message');
    temporal.open();
    expect((await message)[0]).toBe('ready');
    await expect.poll(health).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each(['PostgreSQL', 'Temporal'])('exits at once on SIGTERM while it waits for %s', async (server) => {
    if (server === 'Temporal') postgres.open();
    await log().toContain(`${server} cannot be reached yet`);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(output).toContain('stopped while waiting');
  });

  it('exits when its parent has ended', async () => {
    await log().toContain('PostgreSQL cannot be reached yet');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

it('a service does not run as a superuser of PostgreSQL in production', async () => {
  const refused = spawn(process.execPath, ['--import', 'tsx', 'services/reports/main.ts'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = text(refused.stdout);
  expect(await once(refused, 'exit')).toEqual([2, null]);
  expect(await said).toContain('DATABASE_URL is the address of a superuser');
});
