import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** What the development issuer remembers, for as long as it runs: one map for each kind of thing. */
export function issuerMemory(): (kind: string) => Adapter {
  const kinds = new Map<string, Map<string, Kept>>();
  return (kind) => {
    const kept = kinds.get(kind) ?? new Map<string, Kept>();
    kinds.set(kind, kept);
    const alive = (id: string): AdapterPayload | undefined => {
      const found = kept.get(id);
      return found === undefined || found.until < Date.now() ? undefined : found.payload;
    };
    const first = (fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept.keys()].map(alive).find((payload) => payload !== undefined && fits(payload));
    return {
      upsert: async (id, payload, seconds) => {
        kept.set(id, { payload, until: Date.now() + (seconds ?? 3600) * 1000 });
      },
      find: async (id) => alive(id),
      findByUid: async (uid) => first((payload) => payload.uid === uid),
      findByUserCode: async (code) => first((payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = alive(id);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        kept.delete(id);
      },
      revokeByGrantId: async (grantId) => {
        for (const of of kinds.values())
          for (const [id, { payload }] of of) if (payload.grantId === grantId) of.delete(id);
      },
    };
  };
}
