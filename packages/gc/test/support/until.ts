import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is so. How long it takes is no matter but for a machine that is stuck. */
export async function until(what: string, isSo: () => boolean, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`in vain waited for: ${what}`);
    await sleep(2);
  }
}
