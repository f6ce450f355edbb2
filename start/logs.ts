import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** The log files of this run, one for each part. Those of the run before are kept as `.1`. */
export type Logs = {
  /** Opens the file of a part for appending. The caller closes it. */
  open(name: string): Promise<FileHandle>;
  file(name: string): string;
  /** The last lines of a part. */
  tail(name: string, lines?: number): Promise<string[]>;
};

/** Makes the folder for the logs, which only its owner can read. */
export async function openLogs(dataFolder: string): Promise<Logs> {
  const folder = join(dataFolder, 'logs');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const begun = new Set<string>();
  const file = (name: string) => join(folder, `${name}.log`);
  return {
    file,
    open: async (name) => {
      if (!begun.has(name)) {
        begun.add(name);
        await rename(file(name), `${file(name)}.1`).catch((error: unknown) => {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        });
      }
      return open(file(name), 'a', 0o600);
    },
    tail: async (name, lines = 20) => {
      const handle = await open(file(name), 'r').catch(() => undefined);
      if (handle === undefined) return [];
      try {
        const { size } = await handle.stat();
        const length = Math.min(size, 16_384);
        const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
        return buffer
          .toString('utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .slice(-lines)
          .map((line) => (line.length > 400 ? `${line.slice(0, 400)}...` : line));
      } finally {
        await handle.close();
      }
    },
  };
}
