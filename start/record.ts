/** run.json of a data folder: the launcher and the parts that run on it, so that a later start recognises them. */

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { end, findProcess, stillRuns } from './processes.ts';

const knownSchema = z.object({ pid: z.number().int().positive(), started: z.string() });
const recordSchema = z.object({
  launcher: knownSchema,
  parts: z.array(knownSchema.extend({ name: z.string(), endWith: z.enum(['SIGTERM', 'SIGINT']) })),
});
type RunRecord = z.output<typeof recordSchema>;

/**
 * The record of this run. A write that fails is repeated until it succeeds; `say` gets a line when it fails and a line
 * when it succeeds again.
 */
export type OpenRecord = {
  add(name: string, pid: number, endWith: 'SIGTERM' | 'SIGINT'): Promise<void>;
  remove(pid: number): Promise<void>;
  /** Removes the record: nothing runs any more. */
  close(): Promise<void>;
};

const WRITE_AGAIN_AFTER_MS = 1_000;

/**
 * Claims the data folder for this run. Ends the parts that a former run left behind when it was killed; another process
 * that has the pid of one of them is left alone.
 * @throws when another launcher runs on this folder, or when the record cannot be written
 */
export async function openRecord(folder: string, say: (line: string) => void): Promise<OpenRecord> {
  const file = join(folder, 'run.json');
  const former = await read(file);
  if (former !== undefined) {
    const { launcher } = former;
    if (launcher.pid !== process.pid && (await stillRuns(launcher))) {
      throw new Error(
        `The folder ${folder} is in use: it is running already (process ${launcher.pid}).\n` +
          `Stop that one first (Ctrl-C where it runs, or: kill ${launcher.pid}), or choose another folder with DATA_DIR=...`,
      );
    }
    for (const part of former.parts) {
      if (!(await stillRuns(part))) continue;
      say(`Ending what a former run left behind: ${part.name} (process ${part.pid})`);
      await end(part, part.endWith);
    }
  }

  const started = (await findProcess(process.pid))?.started ?? '';
  let record: RunRecord = { launcher: { pid: process.pid, started }, parts: [] };
  const writeNow = async () => {
    await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`);
    await rename(`${file}.new`, file);
  };
  await writeNow();
  let writing = Promise.resolve();
  let failing = false;
  let again: NodeJS.Timeout | undefined;
  const write = (next: RunRecord): Promise<void> => {
    record = next;
    clearTimeout(again);
    // One after the other: each writer renames the same temporary file.
    writing = writing.then(writeNow).then(
      () => {
        if (failing) say(`${file} is written again.`);
        failing = false;
      },
      (error: unknown) => {
        if (!failing) say(`${file} could not be written; trying until it can: ${String(error)}`);
        failing = true;
        again = setTimeout(() => void write(record), WRITE_AGAIN_AFTER_MS).unref();
      },
    );
    return writing;
  };
  return {
    add: async (name, pid, endWith) => {
      const known = await findProcess(pid);
      // It has already ended.
      if (known === undefined) return;
      const { started } = known;
      await write({ ...record, parts: [...record.parts, { name, pid, started, endWith }] });
    },
    remove: (pid) => write({ ...record, parts: record.parts.filter((part) => part.pid !== pid) }),
    close: async () => {
      await writing;
      clearTimeout(again);
      await rm(file, { force: true });
    },
  };
}

/** Ends a part, which makes the launcher start it again. @returns false when it does not run */
export async function endPart(folder: string, name: string): Promise<boolean> {
  const record = await read(join(folder, 'run.json'));
  const part = record?.parts.find((each) => each.name === name);
  if (part === undefined || !(await stillRuns(part))) return false;
  await end(part, part.endWith);
  return true;
}

async function read(file: string): Promise<RunRecord | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // The file comes from another program or version, so no pid in it can be trusted.
    return undefined;
  }
}
