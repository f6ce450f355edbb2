import { isGrpcServiceError } from '@temporalio/client';

/** The gRPC status of a failed call, also where the Temporal client wrapped it; undefined when it was none. */
export function grpcCode(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : undefined;
}

/** Nobody answers at that address. */
export const UNAVAILABLE = 14;
