/** How many requests the fuzzers send, and how they choose them. `npm run fuzz` sets the number. */

import { z } from 'zod';

const optionsSchema = z.object({
  FUZZ_REQUESTS: z.coerce.number().int().min(1).optional(),
  FUZZ_SEED: z.coerce.number().int().optional(),
});

const { FUZZ_REQUESTS, FUZZ_SEED } = optionsSchema.parse(process.env);

/** Within `npm test` always the same ones: a failure there is that of a change. */
const SHORT = { requests: 500, seed: 1 };

export const requests = FUZZ_REQUESTS ?? SHORT.requests;

/** The same seed chooses the same requests. */
export const seed = FUZZ_SEED ?? (FUZZ_REQUESTS === undefined ? SHORT.seed : Date.now() % 2 ** 31);
