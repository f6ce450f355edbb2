/** The open pages of this process that follow the changes of an organisation. */
export type Changes = {
  /** Calls `listener` when something of this organisation may have changed. @returns a function that stops this */
  readonly follow: (nis: string, listener: () => void) => () => void;
  /** Calls the listeners of one organisation, or those of all (null). */
  readonly announce: (nis: string | null) => void;
  /** Aborted by `end`, when the process stops: followers then close their connections. */
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
