import { heartbeat } from '@temporalio/activity';

const INTERVAL_MS = 1_000;

/** Runs a step of an activity with heartbeats: when they stop, Temporal notices that this process was killed. */
export async function withHeartbeat<T>(step: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => heartbeat(), INTERVAL_MS);
  try {
    return await step();
  } finally {
    clearInterval(timer);
  }
}
