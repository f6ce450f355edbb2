import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { recordIncident } from '#database/incidents.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey } from '#services/sealing.ts';
import { makeProof, verifyProof } from '#services/verify-audit-trail/proof.ts';
import { verify } from '#services/verify-audit-trail/verify.ts';
import { checkpointFixture } from '#test/support/checkpoint-fixture.ts';
import { deliver, delivery } from '#test/support/ministry.ts';

const fixture = checkpointFixture();
const { addRows, asOwner, keep, rewrite, state } = fixture;
const REPORT = 'report/covid-premium/2022/11001';
const OTHER = 'report/covid-premium/2022/11002';
const ORGANISATION = 'organisation/11001';

/** What is wrong, with the copies of both sides. */
const faults = async (files: string[] = []) => (await verify(fixture.operator, { fpsMi: fixture.fpsMi, files })).faults;
/** The same, with what is kept here only. */
const faultsHere = async () => (await verify(fixture.operator, { fpsMi: null, files: [] })).faults;

/** Three days: a chain of 9 rows that becomes one of 12, and two others. */
beforeEach(async () => {
  await addRows(REPORT, 9);
  await addRows(OTHER, 2);
  await addRows(ORGANISATION, 4);
  await keep('2026-11-20');
  await addRows(REPORT, 3);
  await keep('2026-11-21');
  await keep('2026-11-22');
});

describe('a trail that nobody has changed', () => {
  it('has no faults, also with rows after the last checkpoint and with a checkpoint that is not sent yet', async () => {
    await addRows(REPORT, 2);
    await addRows('report/covid-premium/2022/11004', 1);
    expect(await faults()).toEqual([]);
    const nowhere = { fpsMi: { url: 'http://127.0.0.1:9', token: 'x' } };
    await expect(keep('2026-11-23', nowhere)).rejects.toThrow('a checkpoint was not made, sent or mailed');
    const { rows, notes, faults: found } = await verify(fixture.operator, { fpsMi: fixture.fpsMi, files: [] });
    expect(found).toEqual([]);
    expect(rows).toBe(21);
    expect(notes).toContain('checkpoints here: 4, from 2026-11-20 to 2026-11-23');
    expect(notes).toContain('checkpoints at FPS MI: 3, from 2026-11-20 to 2026-11-22; deliveries with heads: 0');
  });
});

describe('what an owner of the tables can do is found', () => {
  it('a chain of 12 rows that was rewritten under another person, with hashes that fit', async () => {
    await rewrite(REPORT);
    const fault = `${REPORT}: was rewritten after 2026-11-21: row 12 is not that of the checkpoint of 2026-11-21`;
    expect(await faultsHere()).toEqual([fault]);
    expect(await faults()).toEqual([fault]);
    // The next checkpoint has the rewritten chain. It shows on which day it was done.
    await keep('2026-11-23');
    expect(await faults()).toEqual([
      `${REPORT}: was rewritten after 2026-11-21 and before 2026-11-23: row 12 is not that of the checkpoint of 2026-11-21`,
    ]);
  });

  it('rewritten last rows, and which rows are as they were', async () => {
    await asOwner((sql) => sql`delete from audit_trail where subject = ${REPORT} and sequence > 10`);
    await addRows(REPORT, 4, 1);
    expect(await faults()).toEqual([
      `${REPORT}: was rewritten after 2026-11-21: row 12 is not that of the checkpoint of 2026-11-21; the first 9 rows are as they were`,
    ]);
  });

  it('a chain that was cut at its end', async () => {
    await asOwner((sql) => sql`delete from audit_trail where subject = ${REPORT} and sequence > 10`);
    const fault = `${REPORT}: was cut after 2026-11-21: the checkpoint of 2026-11-21 has 12 rows, now there are 10; the first 9 rows are as they were`;
    expect(await faultsHere()).toEqual([fault]);
    expect(await faults()).toEqual([fault]);
  });

  it('a chain that was deleted as a whole', async () => {
    await asOwner((sql) => sql`delete from audit_trail where subject = ${OTHER}`);
    const fault = `${OTHER}: was deleted after 2026-11-20: the checkpoint of 2026-11-20 has 2 rows`;
    expect(await faults()).toEqual([fault]);
    await keep('2026-11-23');
    expect(await faultsHere()).toEqual([fault.replace('after 2026-11-20:', 'after 2026-11-20 and before 2026-11-23:')]);
  });

  it('a checkpoint that was deleted here', async () => {
    await asOwner(async (sql) => {
      await sql`delete from checkpoint_heads where day = '2026-11-21'`;
      await sql`delete from checkpoints where day = '2026-11-21'`;
    });
    expect(await faultsHere()).toEqual([
      'the checkpoint of 2026-11-22 here names that of 2026-11-21 as the one before it, and that of 2026-11-20 is there',
      expect.stringMatching(
        /^the checkpoint of 2026-11-22 here: the heads that are stored with it are not those of its root/,
      ),
    ]);
    expect(await faults()).toContain('the checkpoint of 2026-11-21 is missing here: FPS MI has it');
  });

  it('the last checkpoint, deleted here', async () => {
    await asOwner((sql) => sql`delete from checkpoints where day = '2026-11-22'`);
    expect(await faults()).toEqual(['the checkpoint of 2026-11-22 is missing here: FPS MI has it']);
  });

  it('a chain that was rewritten together with the heads here, by the copies at FPS MI', async () => {
    await rewrite(REPORT);
    await asOwner(
      (sql) => sql`
        update checkpoint_heads h set hash = a.hash from audit_trail a
        where (a.subject, a.sequence) = (h.subject, h.rows)`,
    );
    expect(await faultsHere()).toEqual(
      ['20', '21', '22'].map((day) =>
        expect.stringContaining(
          `the checkpoint of 2026-11-${day} here: the heads that are stored with it are not those`,
        ),
      ),
    );
    expect(await faults()).toContain(
      `${REPORT}: was rewritten after 2026-11-21: row 12 is not that of the checkpoint of 2026-11-21`,
    );
  });

  it('checkpoints that were made again with another key, by FPS MI and by the mail of the auditor', async () => {
    const mailed = String(state.mails[1]?.attachments[0]?.content);
    const folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'checkpoint-2026-11-21.jws');
    await writeFile(file, mailed);
    expect(await faults([file])).toEqual([]);

    await rewrite(REPORT);
    await asOwner((sql) => sql`truncate checkpoints, checkpoint_heads, bounces, mails`);
    const deliveryKey = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
    for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) {
      await keep(day, { deliveryKey, fpsMi: { url: 'http://127.0.0.1:9', token: 'x' } }).catch(() => {});
    }
    expect(await faultsHere()).toEqual([]);
    const { notes } = await verify(fixture.operator, { fpsMi: null, files: [] });
    expect(notes).toContain(`sealed with: ${deliveryKey.publicKey.kid}`);
    const both = await verify(fixture.operator, { fpsMi: null, files: [file] });
    expect(both.faults).toEqual([`the checkpoint of 2026-11-21 here is another one than that in ${file}`]);
    expect(await faults()).toEqual(
      expect.arrayContaining([
        'the checkpoint of 2026-11-20 here is another one than that at FPS MI',
        `${REPORT}: was rewritten after 2026-11-21: row 12 is not that of the checkpoint of 2026-11-21`,
      ]),
    );
  });

  it('a checkpoint whose statement was altered, or that is stored under another day', async () => {
    await asOwner(
      (sql) => sql`update checkpoints set seal = regexp_replace(seal, '\\.[^.]+\\.', '.e30.') where day = '2026-11-22'`,
    );
    expect(await faultsHere()).toEqual([
      'the checkpoint of 2026-11-22 here is invalid: The seal is broken: the signature does not match.',
    ]);
    await asOwner(
      (sql) => sql`
      update checkpoints set seal = (select seal from checkpoints where day = '2026-11-21') where day = '2026-11-22'`,
    );
    expect(await faultsHere()).toEqual([
      'the checkpoint of 2026-11-22 here is stored under another day: it is that of 2026-11-21',
    ]);
  });

  it('a chain that was rewritten before the first checkpoint after it, by a delivery', async () => {
    const subject = 'report/covid-premium/2022/21001';
    state.day = '2026-11-22';
    await addRows(subject, 4);
    const [head] = await fixture.sql`
      select subject, sequence as rows, hash from audit_trail where subject = ${subject} and sequence = 3`;
    expect((await deliver(fixture.ministry.app, { ...delivery({ nis: '21001' }), auditHeads: [head] })).status).toBe(
      201,
    );
    expect(await faults()).toEqual([]);
    await rewrite(subject);
    expect(await faults()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${subject}: was rewritten after (\\S+): row 3 is not that of the delivery COV-2022-21001-1 of \\1$`,
        ),
      ),
    ]);
  });
});

describe('after restoring an older backup', () => {
  it('the lost rows are shown, and what people have recorded about them', async () => {
    await asOwner(async (sql) => {
      await sql`delete from audit_trail where subject = ${REPORT} and sequence > 9`;
      for (const day of ['2026-11-21', '2026-11-22']) {
        await sql`delete from checkpoint_heads where day = ${day}`;
        await sql`delete from checkpoints where day = ${day}`;
      }
    });
    expect(await faultsHere()).toEqual([]);
    const text = 'The backup of 20 November was restored.';
    expect(await recordIncident(fixture.owner, text, new Date('2026-11-23T08:00:00Z'))).toBe(true);
    expect(await recordIncident(fixture.owner, text, new Date('2026-11-24T08:00:00Z'))).toBe(false);
    await keep('2026-11-23');
    const { faults: found, notes } = await verify(fixture.operator, { fpsMi: fixture.fpsMi, files: [] });
    expect(found).toEqual([
      'the checkpoint of 2026-11-23 at FPS MI names that of 2026-11-20 as the one before it, and that of 2026-11-22 is there',
      'the checkpoint of 2026-11-21 is missing here: FPS MI has it',
      'the checkpoint of 2026-11-22 is missing here: FPS MI has it',
      `${REPORT}: was cut after 2026-11-21 and before 2026-11-23: the checkpoint of 2026-11-21 has 12 rows, now there are 9; the first 9 rows are as they were`,
    ]);
    expect(notes).toContain(`incident recorded on 2026-11-23: ${text}`);
  });
});

describe('the proof that a checkpoint covers a report', () => {
  it('is verified alone, and is of the last checkpoint or of a day', async () => {
    const proof = await makeProof(fixture.operator, REPORT);
    expect(await verifyProof(JSON.parse(JSON.stringify(proof)))).toMatchObject({
      day: '2026-11-22',
      head: { subject: REPORT, rows: 12 },
    });
    const earlier = await makeProof(fixture.operator, REPORT, '2026-11-20');
    expect(await verifyProof(earlier)).toMatchObject({ day: '2026-11-20', head: { rows: 9 } });
    await expect(makeProof(fixture.operator, 'report/x')).rejects.toThrow('does not cover report/x');
    await expect(makeProof(fixture.operator, REPORT, '2026-11-19')).rejects.toThrow(
      'there is no checkpoint of 2026-11-19',
    );
  });

  it('shows nothing when a part of it was changed', async () => {
    const proof = await makeProof(fixture.operator, REPORT);
    const other = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
    for (const changed of [
      { ...proof, head: { ...proof.head, rows: 11 } },
      { ...proof, index: proof.index + 1 },
      { ...proof, path: proof.path.slice(1) },
      { ...proof, key: { ...other.publicKey, kid: proof.key.kid } },
      { ...proof, checkpoint: (await makeProof(fixture.operator, REPORT, '2026-11-20')).checkpoint },
      {},
    ]) {
      expect(await verifyProof(changed)).toEqual({ fault: expect.any(String) });
    }
  });
});

it('the command prints what is wrong, a proof, and what a proof shows', async () => {
  const run = async (args: string[], environment: Record<string, string>) => {
    const command = ['--import', 'tsx', 'services/verify-audit-trail/main.ts', ...args];
    const { PATH = '' } = process.env;
    return await promisify(execFile)(process.execPath, command, { env: { PATH, ...environment } }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        stdout: error.stdout + error.stderr,
      }),
    );
  };
  const { url, token } = fixture.fpsMi;
  const environment = { DATABASE_URL: fixture.operatorUrl, FPS_MI_URL: url, FPS_MI_TOKEN: token };
  const good = await run([], environment);
  expect(good.stdout).toMatch(/18 rows read, 0 faults\n$/);
  expect(good.code).toBe(0);
  const folder = await mkdtemp(join(tmpdir(), 'proof-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'proof.json');
  await writeFile(file, (await run(['--proof', REPORT], { DATABASE_URL: fixture.operatorUrl })).stdout);
  const shown = await run(['--verify-proof', file], {});
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining(`${REPORT} had 12 rows on 2026-11-22`) });
  await rewrite(REPORT);
  const bad = await run([], environment);
  expect(bad.stdout).toContain(`${REPORT}: was rewritten after 2026-11-21`);
  expect(bad.code).toBe(1);
  expect((await run([], { ...environment, FPS_MI_TOKEN: '' })).code).toBe(2);
  expect((await run(['--checkpoint', join(folder, 'nothing')], environment)).code).toBe(2);
});
