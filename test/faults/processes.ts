import { readdir, readFile } from 'node:fs/promises';

/** Stops a process and its children, which keep their connections and answer nothing. @returns lets them go on */
export async function freeze(pid: number): Promise<() => Promise<void>> {
  const frozen = [pid, ...(await childrenOf(pid))];
  for (const each of frozen) signal(each, 'SIGSTOP');
  return () => {
    for (const each of frozen) signal(each, 'SIGCONT');
    return Promise.resolve();
  };
}

/** A process may have ended in the meantime. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The processes that this one started (Linux). */
async function childrenOf(pid: number): Promise<number[]> {
  const children: number[] = [];
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
    // proc(5): the name in parentheses may contain anything, so count from its end. The parent is field 4.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(parent) === pid) children.push(Number(name));
  }
  return children;
}
