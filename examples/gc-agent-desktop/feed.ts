/** A desk as server-sent events, each of them the whole: a page that was away reconnects by itself, and is up to date. */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './desk.ts';
import { snapshot } from './snapshot.ts';

/** Changes within that time go out together: GC tells one thing in several events. */
const togetherMs = 40;
/** Also without changes, so that the page can tell silence from a cut line. */
const atLeastEveryMs = 5_000;

/** Without a desk, one event says so, and the page asks for a log-in. */
export function feed(context: Context, desk: Desk | undefined, more: object): Response {
  return streamSSE(context, async (stream) => {
    const write = (what: object): Promise<void> =>
      stream.writeSSE({ data: JSON.stringify({ ...what, ...more }), retry: 1_000 });
    if (desk === undefined) return write({ open: false });
    while (!stream.aborted) {
      const change = nextChange(desk); // heard of before the desk is written, so that none falls between
      await write(snapshot(desk));
      if (desk.over !== undefined) return;
      await Promise.all([sleep(togetherMs), change]);
    }
  });
}

function nextChange(desk: Desk): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = desk.listen(done);
    const timer = setTimeout(done, atLeastEveryMs);
  });
}
