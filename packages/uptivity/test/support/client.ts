import { onTestFinished } from 'vitest';
import { createUptivityClient, type UptivityClient, type UptivityOptions } from '../../src/index.ts';

/** A client that waits as little as it may between attempts; closed at the end of the test. */
export function clientOf(options: UptivityOptions): UptivityClient {
  const uptivity = createUptivityClient({ random: () => 0, ...options });
  onTestFinished(() => uptivity.close({ drainMs: 0 }));
  return uptivity;
}
