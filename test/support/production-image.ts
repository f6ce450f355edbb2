import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

/** The paths that the Dockerfile copies into the image `demo`, and those that `production` does not have. */
export const imagePaths = {
  copied: [...dockerfile.matchAll(/^COPY (?!--from)(?<paths>.+) \.\/\S*$/gm)].flatMap(({ groups }) =>
    (groups?.['paths'] ?? '').split(' '),
  ),
  removed: /^RUN rm -r (?<paths>.+)$/m.exec(dockerfile)?.groups?.['paths']?.split(' ') ?? [],
};

/** The files of the program in an image. node_modules is not among them. */
export async function filesOfImage(target: 'production' | 'demo'): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const isBelow = (file: string, path: string) => file === path || file.startsWith(`${path}/`);
  return stdout
    .split('\n')
    .filter((file) => imagePaths.copied.some((path) => isBelow(file, path)))
    .filter((file) => target === 'demo' || !imagePaths.removed.some((path) => isBelow(file, path)));
}

/** Copies what the image `production` has to `folder`, with the node_modules of this clone. */
export async function unpackProductionImage(folder: string): Promise<void> {
  for (const file of await filesOfImage('production')) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}
