import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs lines of code in a process of its own, after everything that it prints was made a line of its log. */
async function output(code: string): Promise<{ code: number; lines: unknown[]; stderr: string }> {
  const begin = `
    import { logAllOutput } from '#services/all-output.ts';
    import { createLog } from '#services/process.ts';
    logAllOutput(createLog('sample'));`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', `${begin}${code}`];
  const ended = await run(process.execPath, args, { cwd: root }).then(
    (result) => ({ ...result, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  const lines = ended.stdout.split('\n').filter((line) => line !== '');
  return { code: ended.code, lines: lines.map((line): unknown => JSON.parse(line)), stderr: ended.stderr };
}

it('what libraries print, and warnings of Node, are lines of the log', async () => {
  const { code, lines, stderr } = await output(`
    console.error(new Error('from a library'));
    console.log('two', 'words');
    process.emitWarning('be careful');`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines).toMatchObject([
    { name: 'sample', level: 50, error: { message: 'from a library', stack: expect.any(String) } },
    { level: 30, msg: 'two words' },
    { level: 40, error: { message: 'be careful' } },
  ]);
});

it('an error that nothing handles is a line of the log, and ends the process', async () => {
  for (const code of [`throw new Error('a bug')`, `Promise.reject(new Error('a bug'))`]) {
    const ended = await output(code);
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.lines).toMatchObject([{ level: 60, error: { message: 'a bug' } }]);
  }
});

it('a refused row of PostgreSQL is logged without its values', async () => {
  const { lines } = await output(`
    const refused = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(an@ocmw.example)' });
    console.error(refused);`);
  expect(lines).toMatchObject([{ error: { code: '23505' } }]);
  expect(JSON.stringify(lines)).not.toContain('an@ocmw');
});

it('every service does this', async () => {
  const without: string[] = [];
  for await (const file of glob('services/*/main.ts', { cwd: root })) {
    // Commands answer the person who runs them.
    if (/verify-(document|audit-trail)/.test(file)) continue;
    if (!(await readFile(`${root}/${file}`, 'utf8')).includes('logAllOutput(log)')) without.push(file);
  }
  expect(without).toEqual([]);
});
