/** Which open pages of this process wait for changes of which organisation. */
export type Changes = {
  /** Calls `listener` when something of this organisation may have changed. @returns what stops that */
  readonly follow: (nis: string, listener: () => void) => () => void;
  /** Tells the followers of an organisation, or all of them (null). */
  readonly announce: (nis: string | null) => void;
  /** Aborted by `end`: the process stops, and whoever follows lets go. */
  readonly ending: AbortSignal;
  readonly end: () => void;
};

export function createChanges(): Changes {
  const followers = new Set<{ nis: string; listener: () => void }>();
  const ending = new AbortController();
  return {
    follow: (nis, listener) => {
      const follower = { nis, listener };
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    announce: (nis) => {
      for (const follower of followers) if (nis === null || follower.nis === nis) follower.listener();
    },
    ending: ending.signal,
    end: () => ending.abort(),
  };
}
