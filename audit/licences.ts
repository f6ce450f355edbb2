/** The licences of the packages that this project installs. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './npm.ts';
import { lockedPackages, type Package } from './packages.ts';

/**
 * The licences that a package may have, by their SPDX identifiers. None of them obliges this project to change its own
 * licence: the MPL covers the files of the package only.
 */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

/**
 * Packages whose package.json names no licence, or names it in another way than SPDX: their licence, from the file in the
 * package or from their own words. Only for this version.
 */
const readByPeople: Readonly<Record<string, string>> = {
  'png-js@2.0.0': 'MIT',
  'unionfs@4.6.0': 'Unlicense',
};

/** The same, for words that mean a licence of the list. */
const otherWords: Readonly<Record<string, string>> = {
  'BSD-0-Clause': '0BSD',
  'Public Domain': 'CC0-1.0',
};

const manifestSchema = z.object({
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

/** The licence of a package, as an SPDX expression; null when nothing names one. */
export type LicensedPackage = Package & { readonly licence: string | null };

/** The licences of the installed packages. */
export async function installedLicences(): Promise<LicensedPackage[]> {
  const found: LicensedPackage[] = [];
  for (const each of await lockedPackages()) {
    const text = await readFile(join(root, each.path, 'package.json'), 'utf8').catch(() => null);
    // For another kind of machine.
    if (text === null) continue;
    found.push({ ...each, licence: readByPeople[`${each.name}@${each.version}`] ?? licenceIn(JSON.parse(text)) });
  }
  return found;
}

/** The licence that a package.json names. */
export function licenceIn(manifest: unknown): string | null {
  const { license, licenses } = manifestSchema.catch({}).parse(manifest);
  // Before SPDX, a package could have a list to choose from.
  const named = license ?? licenses?.map(({ type }) => type).join(' OR ');
  return named || null;
}

/** Whether a licence is on the list: one of the alternatives, and all of those that apply together. */
export function isAllowed(licence: string): boolean {
  const expression = licence.replaceAll(/[()]/g, '').trim();
  if (expression !== licence.trim() && /\bAND\b/i.test(licence) && /\bOR\b/i.test(licence)) return false;
  const alternatives = expression.split(/\s+or\s+/i);
  return alternatives.some((alternative) =>
    alternative.split(/\s+and\s+/i).every((one) => allowed.has(otherWords[one] ?? one)),
  );
}
