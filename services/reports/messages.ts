import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';

/** A message to a workflow after a check of its shape: operators type some by hand. @throws invalidMessage */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): T {
  const parsed = schema.safeParse(message);
  if (!parsed.success) throw invalidMessage(z.prettifyError(parsed.error));
  return parsed.data;
}

/** The failure of an activity that cannot succeed with this message: it is not retried. */
export function invalidMessage(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'invalid-message', message, nonRetryable: true });
}
