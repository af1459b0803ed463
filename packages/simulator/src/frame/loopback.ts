import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** So many may knock at one moment: a test of a thousand agents lets them all begin at once. */
const backlog = 4_096;

/** A server that listens on 127.0.0.1 and knows its connections. */
export interface Loopback {
  readonly port: number;
  /** The open connections, oldest first. */
  readonly sockets: ReadonlySet<Socket>;
  /** Stops listening and destroys every connection. */
  readonly close: () => Promise<void>;
  /** After closing: listens again, on the same port. Does nothing while it listens. */
  readonly reopen: () => Promise<void>;
}

/** Opens a server, whatever it speaks. */
export const listenOnLoopback = async (server: Server, port: number): Promise<Loopback> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  const listen = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const refuse = (error: Error): void => reject(explained(error, wanted));
      server.once('error', refuse);
      server.listen(wanted, '127.0.0.1', backlog, () => {
        server.off('error', refuse);
        resolve();
      });
    });
  await listen(port);
  const given = (server.address() as AddressInfo).port;
  return {
    port: given,
    sockets,
    close: async () => {
      const gone = [...sockets].map((socket) => once(socket, 'close'));
      const stopped = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all([stopped, ...gone]);
    },
    reopen: async () => (server.listening ? undefined : listen(given)),
  };
};

const explained = (error: NodeJS.ErrnoException, port: number): Error => {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is already in use: end what listens there, or choose another port.`, {
      cause: error,
    });
  if (error.code === 'EACCES') return new Error(`Port ${port} may not be opened by this user.`, { cause: error });
  return error;
};
