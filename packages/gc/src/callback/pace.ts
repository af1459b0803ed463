/** How long posts may be worked on in one turn of the event loop, in milliseconds. */
const longestMs = 10;

/** Lets a burst of posts through without holding up everything else: a server, timers, the agents' own commands. */
export interface Pace {
  /** Waits for the next turn of the event loop, if enough has been done in this one. */
  turn(): Promise<void>;
}

export function createPace(): Pace {
  /** When this turn's work began; `undefined` before there is any. */
  let began: number | undefined;
  let next: Promise<void> | undefined;

  function nextTurn(): Promise<void> {
    next ??= new Promise((resolve) =>
      setTimeout(() => {
        next = undefined;
        began = undefined;
        resolve();
      }),
    );
    return next;
  }

  return {
    async turn() {
      while (began !== undefined && performance.now() - began >= longestMs) await nextTurn();
      if (began !== undefined) return;
      began = performance.now();
      void nextTurn();
    },
  };
}
