/** How to end what a run has started, in the order of starting. */

import { within } from './load.ts';

export type Closing = (() => Promise<unknown> | unknown)[];

const CLOSING_TIMEOUT_MS = 60_000;

/** Ends everything, the last first. A step that fails or hangs does not keep the others from running. */
export async function closeAll(closing: Closing, say: (line: string) => void): Promise<void> {
  for (const close of closing.reverse()) {
    await within(CLOSING_TIMEOUT_MS, 'it takes too long', Promise.resolve(close())).catch((error: unknown) => {
      say(`Not everything could be stopped: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}
