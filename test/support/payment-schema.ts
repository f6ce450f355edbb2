/** The schema that ISO 20022 publishes of pain.001.001.09, from a package of Python that holds it, where pip is. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { cacheFolder } from '#start/bootstrap.mjs';
import { findOnPath } from '#start/temporal.ts';
import { openZip } from '#web/spreadsheet/zip.ts';

const run = promisify(execFile);
const PACKAGE = { name: 'sepaxml', version: '2.7.0' };
const SCHEMA = 'sepaxml/schemas/pain.001.001.09.xsd';

/** Whether the schema can be had on this machine. */
export async function hasPip(): Promise<boolean> {
  return (await findOnPath('pip3')) !== undefined;
}

/** What libxml2 finds wrong in a payment file by the published schema; none: it is valid. */
export async function schemaErrors(file: string): Promise<string[]> {
  const wheel = await fetchOnce();
  const schema = await (await openZip(await readFile(wheel))).text(SCHEMA);
  using schemaDocument = XmlDocument.fromString(schema);
  using validator = XsdValidator.fromDoc(schemaDocument);
  using document = XmlDocument.fromString(file);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim());
    throw error;
  }
}

/** The package: fetched by pip once, kept where Temporal's program is. */
async function fetchOnce(): Promise<string> {
  const cache = cacheFolder(process.env);
  const file = join(cache, `${PACKAGE.name}-${PACKAGE.version}-py3-none-any.whl`);
  if (existsSync(file)) return file;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, '.schema-'));
  try {
    await run('pip3', ['download', '--quiet', '--no-deps', '--dest', fresh, `${PACKAGE.name}==${PACKAGE.version}`]);
    await rename(join(fresh, `${PACKAGE.name}-${PACKAGE.version}-py3-none-any.whl`), file);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return file;
}
