import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { beginSession } from '#database/sessions.ts';
import { freshDatabase } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { freePort } from '#test/support/ports.ts';

const nis = '11001';

test('The process streams the changes that PostgreSQL announces, and shuts down in order while a stream is open', async () => {
  const database = await freshDatabase();
  const personId = await addPerson(database.sql, nis, ['chair']);
  const token = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'services/web/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.urlAs('web'),
      WEB_PORT: String(port),
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'uniek-verslag',
      OIDC_CLIENT_SECRET: 'a secret of the tests',
      FPS_MI_URL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    expect((await once(child, 'message'))[0]).toBe('ready');
    const url = `http://127.0.0.1:${port}/organisations/${nis}/reports/covid-premium/2022/changes`;
    const stream = await fetch(url, { headers: { Cookie: `session=${token}` } });
    let text = '';
    const ended = (async () => {
      for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
    })();
    await vi.waitFor(() => expect(text).toContain(': open'), 5_000);
    await addPerson(database.sql, nis, ['editor']);
    await vi.waitFor(() => expect(text).toContain('event: changed'), 5_000);
    const asked = performance.now();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(performance.now() - asked).toBeLessThan(4_000);
    await ended;
  } finally {
    child.kill('SIGKILL');
    await database.drop();
  }
}, 60_000);
