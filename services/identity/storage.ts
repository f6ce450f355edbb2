import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** The maximum number of entries of one kind: the oldest are dropped, so that memory does not fill up. */
const MAX_ENTRIES = 2_000;

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number };

/**
 * Keeps oidc-provider's logins, sessions, grants and codes in memory. A restart ends them, which is harmless: the
 * applications have their own sessions, and an unfinished login begins again.
 */
export function createStorage(): AdapterFactory {
  return () => createAdapter(new Map());
}

function createAdapter(entries: Map<string, Entry>): Adapter {
  const find = (id: string): AdapterPayload | undefined => {
    const entry = entries.get(id);
    if (entry === undefined || entry.expiresAt > Date.now()) return entry?.payload;
    entries.delete(id);
    return undefined;
  };
  return {
    upsert: (id, payload, expiresIn) => {
      entries.delete(id);
      entries.set(id, { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
      if (entries.size > MAX_ENTRIES) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) entries.delete(oldest);
      }
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(find(id)),
    findByUid: (uid) => {
      const found = [...entries].find(([, { payload }]) => payload.uid === uid);
      return Promise.resolve(found && find(found[0]));
    },
    // Only the device flow, which is switched off, has user codes.
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => {
      const payload = find(id);
      // In seconds. oidc-provider refuses a code whose `consumed` is set, and revokes the tokens that it gave.
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      return Promise.resolve();
    },
    destroy: (id) => {
      entries.delete(id);
      return Promise.resolve();
    },
    revokeByGrantId: (grantId) => {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id);
      return Promise.resolve();
    },
  };
}
