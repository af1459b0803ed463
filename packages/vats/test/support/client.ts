import { onTestFinished } from 'vitest';
import type { VatsSimulator } from '@trunkline/simulator';
import { createVatsClient, type VatsClient, type VatsOptions } from '../../src/index.ts';

export const credentials = { apiKey: 'k', apiSalt: 's' } as const;

/** Options, or a server of these tests, which also knows what it was asked. */
type Given = Partial<VatsOptions> & { readonly asked?: unknown };

/** A client that waits as little as it may between attempts; closed at the end of the test. */
export function clientOf({ asked: _asked, ...options }: Given): VatsClient {
  const vats = createVatsClient({ ...credentials, random: () => 0, ...options });
  onTestFinished(() => vats.close({ drainMs: 0 }));
  return vats;
}

/** A client of the simulator. */
export function clientFor(simulator: VatsSimulator, options: Partial<VatsOptions> = {}): VatsClient {
  const { baseUrl, apiKey, apiSalt } = simulator;
  return clientOf({ baseUrl, apiKey, apiSalt, ...options });
}

/** The paths below the PBX root that were asked, in order. */
export function pathsOf(simulator: VatsSimulator): string[] {
  return simulator.requests.map(({ path }) => path.replace(/^\/vpbx\//, ''));
}
