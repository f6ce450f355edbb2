/** Environment variables: which may be given by a file, and how their values are read. */

import { readFileSync } from 'node:fs';
import { z } from 'zod';

const readFromFiles = new WeakSet<z.ZodType>();

/**
 * Marks the schema of the variable X so that X_FILE may name a file with the value instead, as Docker and Kubernetes hand
 * out secrets. Wraps the whole schema: `orFile(z.string().optional())`.
 */
export function orFile<S extends z.ZodType>(schema: S): S {
  readFromFiles.add(schema);
  return schema;
}

/** A variable of a configuration schema. */
export type Variable = { readonly name: string; readonly orFile: boolean };

/** The variables that a configuration schema reads. @throws when it is not an object, or one that is transformed */
export function variablesOf(schema: z.ZodType): Variable[] {
  const object = schema instanceof z.ZodPipe ? schema.in : schema;
  if (!(object instanceof z.ZodObject)) throw new Error('expected the schema of an object');
  return Object.entries(object.shape).map(([name, variable]) => ({ name, orFile: readFromFiles.has(variable) }));
}

/** The values of a configuration, or a line about each variable that is wrong or missing. */
export type ReadVariables<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly problems: readonly string[] };

/**
 * Reads the variables of `schema`. An empty one counts as not set. The end of the last line of a file does not belong to
 * the value. A line about a problem never repeats a value.
 */
export function readVariables<S extends z.ZodType>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): ReadVariables<z.output<S>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const problems: string[] = [];
  for (const { name, orFile } of variablesOf(schema)) {
    const file = given[`${name}_FILE`];
    if (!orFile || file === undefined) continue;
    if (given[name] !== undefined) problems.push(`${name}: is given twice: remove ${name} or ${name}_FILE`);
    else given[name] = readValue(`${name}_FILE`, file, problems);
  }
  if (problems.length > 0) return { success: false, problems };
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed;
  return { success: false, problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}

function readValue(name: string, file: string, problems: string[]): string | undefined {
  try {
    const value = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (value !== '') return value;
    problems.push(`${name}: the file ${file} is empty`);
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}
