/** What time it is at Redis, by this process' own clock (`performance.now`). Milliseconds. */
export interface ServerClock {
  /** An answer that was asked for and came at these times of ours told this time of Redis'. */
  learn(askedAt: number, cameAt: number, serverTime: number): void;
  /** When that is, by our clock. */
  ours(serverTime: number): number;
  /** Another Redis has another clock. */
  forget(): void;
}

/** How much two clocks may drift apart: half a millisecond in a second, so that old knowledge counts less and less. */
const drift = 0.0005;

/**
 * Believes the answer that took least time to come: an answer that waited in a busy process says little about when it was
 * given. Places are spaced by milliseconds; without this, each would be off by the waiting of its own answer.
 */
export function createServerClock(): ServerClock {
  let best: { readonly offset: number; readonly tookMs: number; readonly at: number } | undefined;
  return {
    learn(askedAt, cameAt, serverTime) {
      const tookMs = cameAt - askedAt;
      if (best !== undefined && tookMs > best.tookMs + (cameAt - best.at) * drift) return;
      best = { offset: serverTime - (askedAt + tookMs / 2), tookMs, at: cameAt };
    },
    ours: (serverTime) => serverTime - (best?.offset ?? 0),
    forget: () => void (best = undefined),
  };
}
