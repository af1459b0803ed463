import type { ReadNetwork } from '../options/network.ts';
import { boundedSender } from './bounded-sender.ts';
import type { ClosableSender } from './sender.ts';

/** Sends through a network of the caller's. What it takes for that is loaded with the first request. */
export function networkSender(network: ReadNetwork): ClosableSender {
  let loading: Promise<ClosableSender> | undefined;
  const load = async (): Promise<ClosableSender> => (await import('./undici-sender.ts')).undiciSender(network);
  return {
    send: boundedSender(async (request, limits) => (await (loading ??= load())).send(request, limits)),
    close: async () => (await loading)?.close(),
  };
}
