import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type CaseName, caseNames } from './cases/index.ts';
import { killableParts } from './killing.ts';

const optionsSchema = z.object({
  /** How long people work while parts are killed, in seconds. */
  seconds: z.coerce.number().int().min(5).max(3600).default(120),
  /** Repeats a run: the same parts are killed at the same moments. */
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(() => Math.floor(Math.random() * 1_000_000)),
  /** How many parts are killed together. */
  together: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2)]))
    .default(1),
  /** Which parts are killed. */
  parts: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(killableParts)))
    .default([...killableParts]),
  /** How many organisations work at a time. */
  groups: z.coerce.number().int().min(1).max(32).default(6),
  /** How long a server is away, in seconds. */
  awaySeconds: z.coerce.number().int().min(1).max(600).default(60),
  /** Keeps the logs, also when nothing is wrong. */
  keepLogs: z.stringbool().default(false),
  cases: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(caseNames)))
    .default([...caseNames] satisfies CaseName[]),
});

/** How a run goes: from the command line, with a default for each. */
export type Options = z.output<typeof optionsSchema>;

/** @throws with the options that there are */
export function readOptions(args: readonly string[]): Options {
  const names = Object.keys(optionsSchema.shape);
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  return optionsSchema.parse(values);
}
