import { createVatsClient, type EventListener, type VatsClient } from '@trunkline/vats';
import type { VatsSimulator } from '@trunkline/simulator';
import { onTestFinished } from 'vitest';

export const extension = '101';
export const toNumber = '74955404444';

/** A client for one test. */
export function client({ apiKey, apiSalt, baseUrl }: VatsSimulator, onEvent?: EventListener): VatsClient {
  const vats = createVatsClient({ apiKey, apiSalt, baseUrl, ...(onEvent === undefined ? {} : { onEvent }) });
  onTestFinished(() => vats.close());
  return vats;
}
