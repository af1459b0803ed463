import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** Takes a request and writes the answer itself, so that it may also write half of it or nothing. */
export type Handle = (request: Request, outgoing: ServerResponse) => Promise<void>;

export interface LoopbackServer {
  /** Such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** How many connections are open now. */
  readonly openSockets: number;
  /** Stops listening and destroys every connection. */
  readonly close: () => Promise<void>;
}

export const startServer = async (port: number, handle: Handle): Promise<LoopbackServer> => {
  const sockets = new Set<Socket>();
  const listener = getRequestListener(
    async (request, bindings) => {
      const { outgoing } = bindings as HttpBindings;
      await handle(request, outgoing).catch((error: unknown) => confess(outgoing, error));
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    get openSockets() {
      return sockets.size;
    },
    close: async () => {
      const gone = [...sockets].map((socket) => once(socket, 'close'));
      const stopped = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all([stopped, ...gone]);
    },
  };
};

/** A client that went away while it was still sending won't read this; a defect of ours must not look like a stall. */
const confess = (outgoing: ServerResponse, error: unknown): void => {
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end(`The simulator failed: ${String(error)}`);
};

const explained = (error: NodeJS.ErrnoException, port: number): Error => {
  if (error.code === 'EADDRINUSE') return new Error(`Port ${port} is already in use.`, { cause: error });
  if (error.code === 'EACCES') return new Error(`Port ${port} may not be opened by this user.`, { cause: error });
  return error;
};
