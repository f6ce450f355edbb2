/** Runs a step after all earlier ones have ended, and answers with its result. */
export type TakeTurns = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * Runs asynchronous steps one at a time, in the order in which they arrive. A step that fails does not stop the next one.
 * @param first must be fulfilled before the first step starts; when it fails, so does the first step
 */
export function oneAtATime(first: Promise<unknown>): TakeTurns {
  let last = first;
  return (step) => {
    const result = last.then(step);
    last = result.catch(() => {});
    return result;
  };
}
