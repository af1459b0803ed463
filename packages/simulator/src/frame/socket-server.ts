import { createServer, type Socket } from 'node:net';

import type { Line } from './line.ts';
import { listenOnLoopback, type Loopback } from './loopback.ts';
import { socketLine } from './socket-line.ts';

/** How a vendor's command socket behaves. */
export interface SocketManner {
  readonly port: number;
  /** What ends a request. */
  readonly terminator: string;
  readonly closeAfterReply: boolean;
  /** Real milliseconds of silence after which the server hangs up; undefined means never. */
  readonly idleCloseMs: number | undefined;
}

/** What a client did that the transport doesn't allow. */
export interface ProtocolError {
  /** Scenario time, epoch milliseconds. */
  readonly at: number;
  /** `pipelined`: sent while another request was being answered. `unfinished`: the connection ended within a request. */
  readonly problem: 'pipelined' | 'unfinished';
  /** What came, as text. */
  readonly text: string;
}

export interface SocketServerOptions {
  readonly manner: SocketManner;
  /** Answers one request. `position`: the connection's place among the open ones, 1 for the oldest. */
  readonly handle: (request: Buffer, line: Line, position: number) => Promise<void>;
  readonly onProtocolError: (problem: ProtocolError['problem'], text: string) => void;
}

/** The command socket: a request, its reply, the next request. What comes too early waits, and is noted. */
export const startSocketServer = async (options: SocketServerOptions): Promise<Loopback> => {
  const { manner, handle, onProtocolError } = options;

  const converse = (socket: Socket): void => {
    let unread: Buffer = Buffer.alloc(0);
    let answering = false;
    const complain = (problem: ProtocolError['problem'], bytes: Buffer): void =>
      onProtocolError(problem, bytes.toString('utf8'));

    const readNext = (): void => {
      const end = answering ? -1 : unread.indexOf(manner.terminator);
      if (end === -1) return;
      const request = unread.subarray(0, end);
      unread = unread.subarray(end + manner.terminator.length);
      if (unread.length > 0) complain('pipelined', unread);
      answering = true;
      const line = socketLine(socket, () => {
        answering = false;
        if (manner.closeAfterReply) socket.end();
        else readNext();
      });
      const position = [...loopback.sockets].indexOf(socket) + 1;
      handle(request, line, position).catch((error: unknown) => socket.end(`The simulator failed: ${String(error)}`));
    };

    // Pieces of a reply are packets of their own.
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      if (answering) complain('pipelined', chunk);
      unread = Buffer.concat([unread, chunk]);
      readNext();
    });
    socket.once('close', () => {
      if (!answering && unread.length > 0) complain('unfinished', unread);
    });
    if (manner.idleCloseMs !== undefined) {
      socket.setTimeout(manner.idleCloseMs);
      socket.on('timeout', () => {
        if (!answering) socket.end();
      });
    }
  };

  const loopback = await listenOnLoopback(createServer(converse), manner.port);
  return loopback;
};
