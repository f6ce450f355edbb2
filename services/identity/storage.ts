import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** How many of one kind are kept; the oldest go first. A stand-in must not fill the memory. */
const KEPT = 2_000;

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number };

/**
 * Where oidc-provider keeps logins under way, sessions, grants and codes: in memory. A restart ends them, which is
 * harmless: the application has its own sessions, and a login that was under way begins again.
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
      if (entries.size > KEPT) {
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
    // Only the device flow has user codes, and it is off.
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => {
      const payload = find(id);
      // In seconds: oidc-provider refuses a code whose `consumed` is set, and revokes what came of it.
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
