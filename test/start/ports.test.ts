import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { describeTakenPorts, isFree } from '#start/ports.ts';
import { freePort } from '#test/support/ports.ts';

const host = '127.0.0.1';

it('names every port that is taken, its purpose and the variable that changes it', async () => {
  const taken = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, host, resolve));
  try {
    const free = await freePort();
    expect(await isFree(host, taken)).toBe(false);
    const message = await describeTakenPorts([
      { host, port: taken, purpose: 'the web pages', variable: 'WEB_PORT' },
      { host, port: free, purpose: 'the login', variable: 'IDENTITY_PORT' },
      { host, port: free, purpose: 'the FPS MI', variable: 'FPS_MI_PORT' },
    ]);
    expect(message).toContain(`${taken}, for the web pages: choose another with WEB_PORT=`);
    expect(message).toContain(`${free} is wanted twice: by IDENTITY_PORT and by FPS_MI_PORT`);
  } finally {
    server.close();
  }
});

it('says nothing when all ports are free', async () => {
  const port = await freePort();
  expect(await describeTakenPorts([{ host, port, purpose: 'x', variable: 'X' }])).toBeUndefined();
});
