import { boundedSender } from '../send/bounded-sender.ts';
import type { ClosableSender } from '../send/sender.ts';
import type { ClientOptions } from './client-options.ts';
import type { Endpoint } from './endpoint.ts';
import { readNetwork, readTls, type ReadNetwork } from './network.ts';
import { optionError } from './option-error.ts';

/** Said at construction, once. */
export function networkWarnings({ connection }: ClientOptions): readonly string[] {
  if (connection?.insecureSkipVerify !== true) return [];
  return ['certificates are not verified (insecureSkipVerify): anybody on the way can read and change what is sent'];
}

/** The sender for the option `connection`, where one is needed: ways of sending of a vendor's own take the TLS part themselves. */
export function senderOfNetwork(
  { connection, fetch, sender }: ClientOptions,
  endpoints: readonly Endpoint[],
): ClosableSender | undefined {
  if (connection === undefined) return undefined;
  if (fetch !== undefined || sender !== undefined)
    throw new TypeError('give connection, fetch or sender, not two of them');
  if (endpoints.some(isHttp)) return lazySender(readNetwork(connection));
  readTls(connection);
  if (connection.proxy !== undefined)
    throw optionError('connection.proxy', 'left out: proxies carry http and https only');
  return undefined;
}

const isHttp = ({ protocol }: Endpoint): boolean => /^https?:$/.test(protocol);

/** What it takes is loaded with the first request. */
function lazySender(network: ReadNetwork): ClosableSender {
  let loading: Promise<ClosableSender> | undefined;
  const load = async (): Promise<ClosableSender> => (await import('../send/undici-sender.ts')).undiciSender(network);
  return {
    send: boundedSender(async (request, limits) => (await (loading ??= load())).send(request, limits)),
    close: async () => (await loading)?.close(),
  };
}
