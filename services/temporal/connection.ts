import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** With growing pauses between them, these take three seconds: longer than a restart of Temporal. */
const MAX_ATTEMPTS = 6;

/**
 * Connects to Temporal on first use. A call that cannot reach it is tried for three seconds, and then fails as
 * `unavailable`. The SDK's default tries it until the page stops waiting, which looks like an answer that is late.
 */
export function connectForPages(address: string): Connection {
  const retry = makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: MAX_ATTEMPTS }));
  return Connection.lazy({ address, interceptors: [retry] });
}
