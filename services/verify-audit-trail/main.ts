/**
 * `npm run verify-audit-trail`: reads the whole audit trail, and reports rows that were changed or removed. Compares it with the
 * checkpoints that are kept here; with FPS_MI_URL and FPS_MI_TOKEN also with those of FPS MI and with the deliveries.
 *
 * - `--checkpoint FILE`: also with a checkpoint as the auditor got it by mail; may be given several times
 * - `--proof SUBJECT`, `--day DAY`: prints the proof that a checkpoint covers a chain
 * - `--verify-proof FILE`: verifies such a proof, without a database
 *
 * Exits with 0 when nothing is wrong, 1 when something is, 2 when it could not look.
 */

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { connectOperator } from '#database/commands/operator-command.ts';
import type { Sql } from '#database/connection.ts';
import { orFile, readVariables } from '#database/variables.ts';
import type { FpsMi } from '#services/ask-fps-mi.ts';
import { makeProof, verifyProof } from './proof.ts';
import { verify } from './verify.ts';

const ministrySchema = z.object({
  FPS_MI_URL: z.url().optional(),
  FPS_MI_TOKEN: orFile(z.string().min(16).optional()),
});

const options = {
  checkpoint: { type: 'string', multiple: true },
  proof: { type: 'string' },
  day: { type: 'string' },
  'verify-proof': { type: 'string' },
} as const;

async function run(): Promise<number> {
  const { values } = parseArgs({ options });
  const file = values['verify-proof'];
  if (file !== undefined) return await checkProof(file);
  const fpsMi = ministry();
  const sql = connectOperator('verify-audit-trail');
  try {
    if (values.proof === undefined) return await checkTrail(sql, fpsMi, values.checkpoint ?? []);
    print(JSON.stringify(await makeProof(sql, values.proof, values.day), null, 2));
    return 0;
  } finally {
    await sql.end();
  }
}

async function checkTrail(sql: Sql, fpsMi: FpsMi | null, files: readonly string[]): Promise<number> {
  const { rows, faults, notes } = await verify(sql, { fpsMi, files });
  for (const line of [...notes, ...faults]) print(line);
  print(`${rows} rows read, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

async function checkProof(file: string): Promise<number> {
  const verified = await verifyProof(JSON.parse(await readFile(file, 'utf8')));
  if ('fault' in verified) {
    print(verified.fault);
    return 1;
  }
  const { day, kid, head } = verified;
  print(`${head.subject} had ${head.rows} rows on ${day}, and the hash of the last one was ${head.hash}`);
  print(`sealed with the key ${kid}: compare it with the key in a mail of the auditor`);
  return 0;
}

/** Both variables, or neither. @throws when one is missing or wrong */
function ministry(): FpsMi | null {
  const read = readVariables(ministrySchema, process.env);
  if (!read.success) throw new Error(read.problems.join('; '));
  const { FPS_MI_URL: url, FPS_MI_TOKEN: token } = read.data;
  if (url === undefined && token === undefined) return null;
  if (url === undefined || token === undefined) throw new Error('Give both FPS_MI_URL and FPS_MI_TOKEN, or neither.');
  return { url, token };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
