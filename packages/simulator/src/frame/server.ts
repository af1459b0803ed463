import { createServer, type ServerResponse } from 'node:http';

import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

import { listenOnLoopback, type Loopback } from './loopback.ts';

/** Takes a request and writes the answer itself, so that it may also write half of it or nothing. */
type Handle = (request: Request, outgoing: ServerResponse) => Promise<void>;

/** The HTTP side. */
export const startServer = (port: number, handle: Handle): Promise<Loopback> => {
  const listener = getRequestListener(
    async (request, bindings) => {
      const { outgoing } = bindings as HttpBindings;
      await handle(request, outgoing).catch((error: unknown) => confess(outgoing, error));
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  return listenOnLoopback(
    createServer((incoming, outgoing) => void listener(incoming, outgoing)),
    port,
  );
};

/** A client that went away while it was still sending won't read this; a defect of ours must not look like a stall. */
const confess = (outgoing: ServerResponse, error: unknown): void => {
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end(`The simulator failed: ${String(error)}`);
};
