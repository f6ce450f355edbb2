import { requireDatabaseTls } from '#services/addresses.ts';
import { requireTemporalTls } from '#services/temporal/connection.ts';
import { workerSchema } from '#services/worker.ts';

/** The environment variables of the reports worker; the README explains each. */
export const reportsSchema = workerSchema.superRefine(requireDatabaseTls()).superRefine(requireTemporalTls);
