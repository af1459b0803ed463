import type { Answering } from './answering.ts';
import { httpLine } from './http-line.ts';
import type { Loopback } from './loopback.ts';
import { readRequest, readSocketRequest } from './received.ts';
import { startServer } from './server.ts';
import { startSocketServer, type ProtocolError, type SocketManner } from './socket-server.ts';

export interface DoorsOptions {
  /** Of the HTTP side. */
  readonly port: number;
  /** The command socket; undefined for a vendor without one. */
  readonly manner: SocketManner | undefined;
  readonly answer: Answering;
  readonly now: () => number;
  readonly onProtocolError: (error: ProtocolError) => void;
}

/** Every way in: HTTP, and a socket where the vendor has one. Behind them, all requests go the same way. */
export interface Doors {
  /** Such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  readonly socketPort: number | undefined;
  readonly openSockets: number;
  /** The HTTP side alone: connections are refused until it comes up again, on the same port. */
  readonly http: Pick<Loopback, 'sockets' | 'close' | 'reopen'>;
  readonly close: () => Promise<void>;
}

export const openDoors = async ({ port, manner, answer, now, onProtocolError }: DoorsOptions): Promise<Doors> => {
  const http = await startServer(port, async (incoming, outgoing) =>
    answer(await readRequest(incoming, now()), httpLine(outgoing)),
  );
  const openSocket = (): ReturnType<typeof startSocketServer> | undefined =>
    manner &&
    startSocketServer({
      manner,
      handle: (bytes, line, position) => answer(readSocketRequest(bytes, now()), line, position),
      onProtocolError: (problem, text) => onProtocolError({ at: now(), problem, text }),
    });
  try {
    const socket = await openSocket();
    const open = socket === undefined ? [http] : [http, socket];
    return {
      origin: `http://127.0.0.1:${http.port}`,
      socketPort: socket?.port,
      get openSockets() {
        return open.reduce((sum, { sockets }) => sum + sockets.size, 0);
      },
      http,
      close: async () => {
        await Promise.all(open.map(({ close }) => close()));
      },
    };
  } catch (error) {
    // A simulator with half of its doors is none.
    await http.close();
    throw error;
  }
};
