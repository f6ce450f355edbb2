import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** Words, or one text that Compose splits at spaces. */
const words = z.union([z.string().transform((line) => line.split(' ')), z.array(text)]);

const serviceSchema = z.object({
  image: z.string(),
  build: z.object({ target: z.string() }).optional(),
  user: z.string().optional(),
  profiles: z.array(z.string()).default([]),
  entrypoint: words.optional(),
  command: words.default([]),
  environment: z.record(z.string(), text).default({}),
  secrets: z
    .array(
      z.union([
        z.string().transform((name) => ({ source: name, target: name })),
        z.object({ source: z.string(), target: z.string() }),
      ]),
    )
    .default([]),
  configs: z.array(z.object({ source: z.string(), target: z.string() })).default([]),
  networks: z
    .union([z.array(z.string()), z.record(z.string(), z.unknown()).transform((named) => Object.keys(named))])
    .default([]),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  mem_limit: z.string().optional(),
  pids_limit: z.number().optional(),
});

const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.union([z.null(), z.object({ internal: z.boolean() })])),
  configs: z.record(z.string(), z.object({ content: z.string() })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

export type Compose = z.output<typeof composeSchema>;
export type ComposeService = Compose['services'][string];

const file = new URL('../../docker-compose.yml', import.meta.url);

/** docker-compose.yml as it is written. */
export const composeText = readFileSync(file, 'utf8');

/** What Compose replaces: `$$`, `${X}`, `${X:-default}`, `${X-default}`, `${X:?message}`. */
const reference = /\$(?:\$|\{(?<name>\w+)(?:(?<operator>:?[-?])(?<word>[^}]*))?\})/g;

/** A reference to a variable in docker-compose.yml. */
export type Reference = { readonly name: string; readonly operator: string; readonly word: string };

/** The variables to which docker-compose.yml refers, outside its comments. */
export function referencesIn(part: string): Reference[] {
  const code = part.replace(/^\s*#.*$/gm, '');
  return [...code.matchAll(reference)].flatMap(({ groups }) =>
    groups?.['name'] === undefined
      ? []
      : [{ name: groups['name'], operator: groups['operator'] ?? '', word: groups['word'] ?? '' }],
  );
}

/**
 * docker-compose.yml as Compose reads it with these variables.
 * @throws when a required variable is missing, with its message
 */
export function readCompose(variables: Readonly<Record<string, string>>): Compose {
  return composeSchema.parse(interpolate(parse(composeText, { merge: true, maxAliasCount: -1 }), variables));
}

function interpolate(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return replaceReferences(value, variables);
  if (Array.isArray(value)) return value.map((each) => interpolate(each, variables));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, interpolate(each, variables)]));
}

function replaceReferences(value: string, variables: Readonly<Record<string, string>>): string {
  return value.replaceAll(reference, (whole, ...rest) => {
    if (whole === '$$') return '$';
    // The cast: the last argument is an object when the expression has named groups.
    const { name = '', operator = '', word = '' } = rest.at(-1) as Record<string, string | undefined>;
    const given = variables[name];
    const isMissing = operator.startsWith(':') ? given === undefined || given === '' : given === undefined;
    if (!isMissing) return given ?? '';
    if (operator.endsWith('?')) throw new Error(`required variable ${name} is missing a value: ${word}`);
    return operator.endsWith('-') ? word : '';
  });
}

/** .env.example: each variable with its value; also the optional ones, which are comments there. */
export const exampleVariables: ReadonlyMap<string, string> = new Map(
  [
    ...readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(
      /^(?:# )?(?<name>[A-Z][A-Z0-9_]+)=(?<value>.*)$/gm,
    ),
  ].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']),
);
