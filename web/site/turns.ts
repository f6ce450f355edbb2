/** Lets each person do long work one piece at a time, so that nobody waits behind many pieces of one other person. */

import { PoolBusy } from './thread-pool.ts';

/** Does work when it is this person's turn. @throws PoolBusy at once, when too much of their own work is waiting */
export type TakeTurn = <T>(person: string, work: () => Promise<T>) => Promise<T>;

type Turns = { unfinished: number; last: Promise<void> };

/**
 * @param limits.maxWaiting how many pieces of a person's work may wait for the one that is being done
 * @param limits.retryAfterS in how many seconds there is probably room again
 */
export function createTurns(name: string, limits: { maxWaiting: number; retryAfterS: number }): TakeTurn {
  const turns = new Map<string, Turns>();
  return (person, work) => {
    const mine = turns.get(person);
    if (mine !== undefined && mine.unfinished > limits.maxWaiting) {
      throw new PoolBusy(`${name} of one person`, limits.retryAfterS, { own: true });
    }
    // Work that throws at once takes no turn.
    const result = mine === undefined ? work() : mine.last.then(work);
    const taken = mine ?? { unfinished: 0, last: Promise.resolve() };
    const finish = (): void => {
      taken.unfinished -= 1;
      if (taken.unfinished === 0) turns.delete(person);
    };
    taken.unfinished += 1;
    taken.last = result.then(finish, finish);
    turns.set(person, taken);
    return result;
  };
}
