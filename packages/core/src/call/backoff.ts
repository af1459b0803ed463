const firstBackoffMs = 300;
const longestBackoffMs = 8_000;

/** The caller's source of chance may throw, or give what is no share. */
function share(random: () => number): number {
  try {
    const given = random();
    if (given >= 0 && given <= 1) return given;
  } catch {
    // told below
  }
  return Math.random();
}

/** Full jitter: anywhere between nothing and the doubled step, so that many clients don't come back together. */
export function backoffMs(retry: number, random: () => number): number {
  return Math.round(share(random) * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retry));
}

/** Of all calls, the share that may be repeated: every call saves up, every repeat spends. */
export interface RetryBudget {
  earn(): void;
  spend(): boolean;
}

const mostSaved = 100;

export function retryBudget(share: number | undefined): RetryBudget {
  let saved = 0;
  return {
    earn() {
      if (share !== undefined) saved = Math.min(mostSaved, saved + share);
    },
    spend() {
      if (share === undefined) return true;
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
