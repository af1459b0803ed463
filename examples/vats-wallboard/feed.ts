/**
 * The board as server-sent events. Each event is the whole board, so a browser that was away needs nothing but the next one:
 * it reconnects by itself, and sees what stands there now.
 */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Board } from './board.ts';

/** Changes within that time go out together, so that a rush of calls doesn't become a rush of pictures. */
const togetherMs = 200;
/** Also without changes, so that the page can tell silence from a cut line. */
const atLeastEveryMs = 5_000;

export function feed(context: Context, board: Board): Response {
  return streamSSE(context, async (stream) => {
    while (!stream.aborted) {
      const change = nextChange(board); // heard of before the board is written, so that none falls between
      await stream.writeSSE({ data: JSON.stringify(board.snapshot()), retry: 1_000 });
      await Promise.all([sleep(togetherMs), change]);
    }
  });
}

function nextChange(board: Board): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = board.listen(done);
    const timer = setTimeout(done, atLeastEveryMs);
  });
}
