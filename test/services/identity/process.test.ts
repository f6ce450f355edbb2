import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configurationSchema } from '#services/identity/configuration.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';

const main = fileURLToPath(new URL('../../../services/identity/main.ts', import.meta.url));

const secrets = { OIDC_CLIENT_SECRET: 'a secret of the tests', FPS_MI_CLIENT_SECRET: 'another of the tests' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the process until it is ready and then stops it, or until it exits. `log`: a file descriptor for its log. */
async function run(
  environment: Record<string, string>,
  log: number | 'pipe' = 'pipe',
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'], IDENTITY_PORT: '0', ...secrets, ...environment },
    stdio: ['ignore', log, 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => {
    output += data;
  });
  child.stderr?.on('data', (data: Buffer) => {
    output += data;
  });
  child.on('message', () => child.kill('SIGTERM'));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

describe('the process', () => {
  test('refuses to start in production, and says why and what to do instead', async () => {
    const { code, output } = await run({ NODE_ENV: 'production' });
    expect(code).toBe(2);
    expect(output).toMatch(/stand-in that lets every visitor log in as any person/);
    expect(output).toMatch(/give the web service OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/);
  });

  test('starts, lets only their owner read its keys, and shuts down in order', async () => {
    const { code, output } = await run({ DATA_DIR: folder });
    expect(code).toBe(0);
    expect(output).toContain('"msg":"ready"');
    expect(output).not.toMatch(/WARNING|NOTICE/);
    expect((await stat(join(folder, 'identity-keys.json'))).mode & 0o777).toBe(0o600);
  });

  test.runIf(existsSync('/dev/full'))('works and shuts down in order while its log cannot be written', async () => {
    const full = await open('/dev/full', 'w');
    try {
      expect(await run({}, full.fd)).toEqual({ code: 0, output: '' });
    } finally {
      await full.close();
    }
  });
});

describe('the signing keys', () => {
  test('are the same at the next start', async () => {
    const keys = await readSigningKeys(folder);
    expect(await readSigningKeys(folder)).toEqual(keys);
    expect(await readSigningKeys(undefined)).not.toEqual(keys);
  });

  test('are not replaced when the file cannot be read', async () => {
    const file = join(folder, 'identity-keys.json');
    await writeFile(file, '{"keys":[');
    await expect(readSigningKeys(folder)).rejects.toThrow(/holds no signing keys/);
    expect(await readFile(file, 'utf8')).toBe('{"keys":[');
  });
});

describe('the configuration', () => {
  test('has defaults for one machine', () => {
    expect(configurationSchema.parse({ ...secrets, DATA_DIR: '', OIDC_ISSUER: '' })).toMatchObject({
      HOST: '127.0.0.1',
      IDENTITY_PORT: 8082,
      OIDC_CLIENT_ID: 'uniek-verslag',
      WEB_URL: 'http://127.0.0.1:8080',
      FPS_MI_CLIENT_ID: 'fps-mi',
      FPS_MI_WEB_URL: 'http://127.0.0.1:8081',
    });
  });

  test.each([
    { OIDC_CLIENT_SECRET: 'short' },
    { FPS_MI_CLIENT_SECRET: 'short' },
    { FPS_MI_WEB_URL: 'http://host.example/ministry' },
    { OIDC_ISSUER: 'https://host.example/identity' },
    { WEB_URL: 'ftp://host.example' },
    { IDENTITY_SECRET: 'short' },
  ])('refuses %o', (wrong) => {
    expect(configurationSchema.safeParse({ ...secrets, ...wrong }).success).toBe(false);
  });
});
