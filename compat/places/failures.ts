/** Servers on loopback that fail in the ways of a network. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { FailurePlaces } from '../story/places.ts';

/** Half of an answer that any client would wait for the rest of. */
const half = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"half":';
const longEnoughToBeReadMs = 100;

type Behaviour = (socket: Socket) => void;

const behaviours = {
  reset: (socket) => socket.resetAndDestroy(),
  cut: (socket) => {
    socket.write(half);
    setTimeout(() => socket.resetAndDestroy(), longEnoughToBeReadMs);
  },
  stalled: () => undefined,
  stalledBody: (socket) => void socket.write(half),
} satisfies Record<string, Behaviour>;

export interface OpenFailures extends AsyncDisposable {
  readonly places: FailurePlaces;
}

/** Opens a place for each failure; they are closed together. */
export async function openFailures(): Promise<OpenFailures> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  const behaving = (behave: Behaviour): Promise<number> =>
    listen(createServer((socket) => void socket.once('data', () => behave(socket))));

  /** The near end of an open connection: nobody listens there, and no server to come can be given the port. */
  async function closedPort(): Promise<number> {
    const near = connect(await listen(createServer()), '127.0.0.1');
    sockets.add(near);
    await once(near, 'connect');
    return near.localPort ?? 0;
  }

  const pem = readFileSync(new URL('../self-signed.pem', import.meta.url), 'utf8');
  const selfSigned = createTlsServer({ key: pem, cert: pem }, (socket) => socket.on('error', () => undefined));
  selfSigned.on('tlsClientError', () => undefined);

  const at = (port: number): string => `127.0.0.1:${port}`;
  return {
    places: {
      refused: at(await closedPort()),
      dns: 'compat.invalid:8080',
      reset: at(await behaving(behaviours.reset)),
      cut: at(await behaving(behaviours.cut)),
      stalled: at(await behaving(behaviours.stalled)),
      stalledBody: at(await behaving(behaviours.stalledBody)),
      selfSigned: at(await listen(selfSigned)),
    },
    [Symbol.asyncDispose]: async () => {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
