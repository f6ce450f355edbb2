import { randomInt } from 'node:crypto';
import { isFree } from '#start/ports.ts';

/**
 * A port of this machine that is free at this moment. It is below the ports that operating systems give to outgoing
 * connections, so that none of those takes it before the test does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree('127.0.0.1', port)) return port;
  }
}
