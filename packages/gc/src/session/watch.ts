import type { Clock } from '@trunkline/core';
import type { HeartbeatOptions } from '../options.ts';
import type { Status } from './status.ts';

/** What the watch does to a session. */
export interface Watched {
  readonly status: Status;
  /** Asks GC whether it is there. */
  readonly beat: () => Promise<boolean>;
  /** Moves to the next node, and brings the agent back to where it was there. */
  readonly moveOn: () => Promise<boolean>;
}

/** Beats while the session is connected; when GC is gone, goes from node to node until one takes the session. */
export interface Watch {
  /** Something looked as if GC were gone: see at once. */
  doubt(): void;
}

export function startWatch(
  { status, beat, moveOn }: Watched,
  { intervalMs, misses: allowed }: Required<HeartbeatOptions>,
  clock: Clock,
  over: AbortSignal,
): Watch {
  let misses = 0;
  let isBeating = false;
  let wake: AbortController | undefined;

  async function look(): Promise<void> {
    if (status.now === 'connected' || status.now === 'logged_in') {
      isBeating = true;
      const isThere = await beat();
      isBeating = false;
      misses = isThere ? 0 : misses + 1;
      if (misses >= allowed) status.become('offline');
    }
    if (status.now === 'offline' && (await moveOn())) misses = 0;
  }

  async function keepLooking(): Promise<void> {
    while (!over.aborted) {
      wake = new AbortController();
      // Ended by the end of the session, or by a doubt.
      const ends = AbortSignal.any([over, wake.signal]);
      const isOver = await clock.sleep(intervalMs, ends, true).then(
        () => false,
        () => !wake?.signal.aborted,
      );
      // A clock that can't wait can't beat either.
      if (isOver) return;
      await look();
    }
  }

  // What failed before the session was connected is no miss of where it is now.
  status.on((now) => {
    if (now === 'connected') misses = 0;
  });
  // Not before there is something to watch: a session that never connects is held by no timer.
  const begin = status.on(() => {
    begin();
    void keepLooking();
  });
  return {
    doubt() {
      // The beat that is under way tells, and raises a doubt itself where it can't be sent: it is one miss and no more.
      if (isBeating) return;
      misses = Math.max(misses, allowed - 1);
      wake?.abort();
    },
  };
}
