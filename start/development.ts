/** `npm run dev`: starts services again when a file that they use changes. */

import { type FSWatcher, watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { SupervisedPart } from './supervise.ts';

/** The folders whose changes matter. A change in start/ itself needs a new start by hand. */
const WATCHED = ['forms', 'rules', 'workflows', 'database', 'web', 'services'];
/** Other files are ignored, such as the backups of an editor. */
const SOURCE = /\.(tsx?|js|css|svg|sql|csv|json)$/;
/** An editor may write several files, or one file in several steps: they count as one change. */
const SETTLED_MS = 150;

export type Development = {
  /** The root of the program. */
  readonly root: string;
  /** The services, by name: each has its entry in services/{name}/main.ts. */
  readonly services: readonly SupervisedPart[];
  /** Runs the migrations. */
  migrate(): Promise<void>;
  say(line: string): void;
};

/** Watches the source files until `close`. */
export async function restartOnChange({ root, services, migrate, say }: Development): Promise<{ close(): void }> {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const apply = async () => {
    const files = changed;
    changed = new Set();
    try {
      await watcher.follow();
      if ([...files].some((file) => file.endsWith('.sql'))) await migrate();
      await Promise.all(
        services.map(async (service) => {
          const used = await usedFiles(root, entriesOf(service.name));
          const reason = [...files].find((file) => isUsed(file, used));
          if (reason === undefined) return;
          say(`${reason} changed: starting ${service.name} again`);
          await service.restart();
        }),
      );
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  const watcher = watchFolders(root, (file) => {
    // A name without an extension may be a new folder.
    if (file.includes('.') && !SOURCE.test(file)) return;
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(apply);
    }, SETTLED_MS);
  });
  await watcher.follow();
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** Watches each folder separately: the recursive watch of Node on Linux misses a file that an editor replaces. */
function watchFolders(root: string, onChange: (file: string) => void) {
  const watchers = new Map<string, FSWatcher>();
  const add = (folder: string) => {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, (_event, name) => {
      if (name !== null) onChange(toName(root, join(folder, name)));
    });
    // This happens when the folder is removed.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(folder);
    });
    watchers.set(folder, watcher);
  };
  return {
    /** Adds the folders that are not watched yet. */
    follow: async () => {
      for (const top of WATCHED) {
        add(join(root, top));
        for (const entry of await readdir(join(root, top), { recursive: true, withFileTypes: true })) {
          if (entry.isDirectory()) add(join(entry.parentPath, entry.name));
        }
      }
    },
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function entriesOf(service: string): string[] {
  const entry = `services/${service}/main.ts`;
  // The reports worker bundles the workflows; it does not import them.
  return service === 'reports' ? [entry, 'workflows/index.ts'] : [entry];
}

/** The entries, and the source files that they import or name by a URL, directly or not. All relative to `root`. */
export async function usedFiles(root: string, entries: readonly string[]): Promise<Set<string>> {
  const used = new Set(entries);
  for (const file of used) {
    // If an imported file is missing, the service fails when it starts, with a better message.
    const text = await readFile(join(root, file), 'utf8').catch(() => '');
    for (const [, specifier = ''] of text.matchAll(/(?:from |import |import\(|new URL\()'([#.][^']*)'/g)) {
      const path = specifier.startsWith('#') ? join(root, specifier.slice(1)) : resolve(root, dirname(file), specifier);
      used.add(toName(root, path));
    }
  }
  return used;
}

/**
 * Whether a service that uses the source files `used` depends on `file`. A file that no module imports (a style sheet, a
 * script for browsers, a migration, a list) belongs to the modules in the nearest folder above it that has any.
 */
export function isUsed(file: string, used: ReadonlySet<string>): boolean {
  if (!SOURCE.test(file)) return false;
  if (/\.tsx?$/.test(file)) return used.has(file);
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if ([...used].some((each) => dirname(each) === folder)) return true;
    // The other folders of services/ are other services.
    if (dirname(folder) === 'services') return false;
  }
  return false;
}

function toName(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
