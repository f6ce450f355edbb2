import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { publicKeySchema } from '#services/sealing.ts';
import { type HttpPerson, logInOverHttp } from '#test/support/http-person.ts';
import { type System, startSystem } from '#test/support/system.ts';

const keySetSchema = z.strictObject({ keys: z.array(publicKeySchema) });

/** `npm start` continues where it was after a stop or a crash, and says what prevents it from starting. */
let folder: string;
let system: System;
const reportOf = (nis: string) => `/organisations/${nis}/reports/covid-premium/2022`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-restart-'));
  system = await startSystem(folder);
}, 300_000);
afterAll(async () => {
  await system?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const person = (subject: string): Promise<HttpPerson> => logInOverHttp(system.webUrl, subject);

/** Fills in a report and has the chair sign it. */
async function signAsChair(nis: string): Promise<void> {
  const officer = await person(`clerk.${nis}`);
  const data = await officer.get(`/organisations/${nis}/data`);
  await officer.submit(data, 'account', {
    account: 'BE68 5390 0754 7034',
    bic: 'GKCCBEBB',
    contactName: 'An Peeters',
    contactEmail: 'an@ocmw.example',
    contactPhone: '03 123 45 67',
  });
  const form = await officer.get(`${reportOf(nis)}/form`);
  await officer.submit(form, 'justifiedTotal', { justifiedTotal: '625' });
  const chair = await person(`chair.${nis}`);
  await chair.submit(await chair.get(reportOf(nis)), 'hash');
}

describe('npm start', () => {
  it('starts every part', async () => {
    const answer = await fetch(`${system.webUrl}/readyz`);
    expect(await answer.json()).toEqual({
      database: 'ready',
      temporal: 'ready',
      reports: 'ready',
      notifier: 'ready',
      identity: 'ready',
      'fps-mi': 'ready',
      problems: {},
    });
  });

  it('connects each service to PostgreSQL with its own role, and none as the superuser', async () => {
    const sql = connect(system.databaseUrl, { schema: SCHEMA, max: 1, name: 'test' });
    const rows = await sql<{ service: string; role: string; database: string }[]>`
      select distinct application_name as service, usename as role, datname as database from pg_stat_activity
      where client_port is not null and pid <> pg_backend_pid() order by 1`;
    await sql.end();
    expect(rows.map(({ service, role, database }) => [service, role, database])).toEqual([
      ['fps-mi', 'fps_mi_service', 'fps_mi'],
      ['notifier', 'uniek_verslag_notifier', 'uniek_verslag'],
      ['reports', 'uniek_verslag_reports', 'uniek_verslag'],
      ['web', 'uniek_verslag_web', 'uniek_verslag'],
    ]);
  });

  it('refuses a second start on the same folder and says what to do', async () => {
    const second = spawn(process.execPath, ['--import', 'tsx', 'start/main.ts'], {
      env: { ...process.env, DATA_DIR: folder },
    });
    let said = '';
    second.stdout.on('data', (text: Buffer) => {
      said += text.toString();
    });
    second.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    const code = await new Promise((resolve) => second.once('close', resolve));
    expect(code).not.toBe(0);
    expect(said).toContain('is in use');
    expect(said).toContain('DATA_DIR=');
  }, 60_000);

  it('continues every report after a stop and after a kill', async () => {
    const report = reportOf('11001');
    await signAsChair('11001');

    const stopped = await system.stop();
    expect(stopped.code).toBe(0);
    expect(stopped.output).toContain('Stopped.');
    // The identity service keeps its address: the proofs of signatures name it.
    const identity = { IDENTITY_PORT: new URL(system.identityUrl).port };
    system = await startSystem(folder, identity);
    expect((await (await person('clerk.11001')).get(report)).text).toContain('Ondertekend door');

    await system.crash();
    system = await startSystem(folder, identity);
    const director = await person('director.11001');
    await director.submit(await director.get(report), 'hash');
    await expect
      .poll(async () => (await director.get(report)).text, { timeout: 15_000, interval: 100 })
      .toContain('COV-2022-11001-1');
  }, 300_000);

  it('keeps sending while the key for seals is rotated', async () => {
    const keys = async (): Promise<string[]> => {
      const answer = await fetch(`${system.webUrl}/.well-known/jwks.json`);
      return keySetSchema.parse(await answer.json()).keys.map(({ kid }) => kid);
    };
    const [before] = await keys();
    await signAsChair('11002');
    const director = await person('director.11002');
    const overview = await director.get(reportOf('11002'));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'start/rotate-delivery-key.ts'],
      { env: { ...process.env, DATA_DIR: folder } },
    );
    const [, fresh] = /The new key is (\S+)\. The notifier is started again/.exec(stdout) ?? [];
    await director.submit(overview, 'hash');
    await expect
      .poll(async () => (await director.get(reportOf('11002'))).text, { timeout: 30_000, interval: 100 })
      .toContain('COV-2022-11002-1');
    expect(await keys()).toEqual([fresh, before]);
  }, 300_000);
});
