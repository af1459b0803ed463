import type { Endpoint, TlsOptions } from '@trunkline/core';
import type { Socket } from 'node:net';

/** Opens a connection. Rejects with what the runtime threw, or with the reason of the signal. */
export async function dial(
  { protocol, hostname, port = defaultPort }: Endpoint,
  tls: TlsOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isEncrypted = protocol === 'tls:';
  // Only here: the rest of the package runs without Node as well, over HTTP.
  const { connect, isIP } = await import('node:net');
  const socket = isEncrypted
    ? (await import('node:tls')).connect({ ...tls, host, port, ...(isIP(host) === 0 ? { servername: host } : {}) })
    : connect({ host, port });
  socket.setNoDelay(true);
  // Whoever is listening: an error between two listeners must not be nobody's.
  socket.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError);
      act();
    };
    const onError = (thrown: Error): void => settle(() => reject(thrown));
    const onAbort = (): void => {
      socket.destroy();
      settle(() => reject(signal.reason as Error));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError);
    socket.once(isEncrypted ? 'secureConnect' : 'connect', () => settle(() => resolve(socket)));
    if (signal.aborted) onAbort();
  });
}

/** The command socket of the API Server, where the URL names no port. */
const defaultPort = 5620;
