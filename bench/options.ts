/** What a run measures, by environment variables. */

import { resolve } from 'node:path';
import { z } from 'zod';
import { readConfiguration } from '#services/process.ts';

/** Where Temporal keeps its data: the file of the embedded default, or the PostgreSQL of a real server. */
export const stores = ['embedded', 'postgresql'] as const;
export type Store = (typeof stores)[number];

const count = (standard: number) => z.coerce.number().int().min(1).default(standard);

const optionsSchema = z.object({
  /** The stores, one run each, separated by commas. */
  BENCH_STORES: z
    .string()
    .default(stores.join(','))
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(stores)).min(1)),
  /** Whether the grid of lines in a browser is measured too, or nothing else. */
  BENCH_GRID: z.enum(['yes', 'no', 'only']).default('yes'),
  /** Lifecycles of each engine under load. */
  BENCH_COUNT: count(240),
  /** How many of them run at once. */
  BENCH_CONCURRENCY: count(32),
  /** In how many turns the engines alternate, so that what else the machine does meets each of them. */
  BENCH_ROUNDS: count(3),
  /** Lifecycles of one user, one after the other. */
  BENCH_ONE_USER: count(40),
  /** Lifecycles of each engine before anything is measured. */
  BENCH_WARM_UP: count(32),
  /** The Node processes whose CPU profile under load is written, separated by commas. */
  BENCH_PROFILE: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean)),
  /** Where the profiles are written. */
  BENCH_PROFILE_DIR: z
    .string()
    .default('.')
    .transform((folder) => resolve(folder)),
});

export type Options = z.output<typeof optionsSchema>;

/** Reads the options. Ends the process when one is wrong. */
export function readOptions(): Options {
  return readConfiguration(optionsSchema);
}
