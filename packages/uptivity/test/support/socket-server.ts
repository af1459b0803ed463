import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { readDocument, type Asked } from './asked.ts';

/** What the server does with a request; it writes to the socket by itself. */
export type Talk = (asked: Asked, socket: Socket, index: number) => void | Promise<void>;

export interface SocketServer {
  readonly baseUrl: string;
  readonly port: number;
  readonly asked: readonly Asked[];
  /** Connections ever made. */
  readonly connections: number;
  /** Connections open now. */
  readonly open: number;
  /** The most that were open at one time. */
  readonly mostOpen: number;
  /** Requests, or bytes of them, that came on a connection before the reply to the one before was written. */
  readonly pipelined: number;
  /** Requests that could not be read, and handlers that failed. */
  readonly faults: readonly unknown[];
  /** Ends every connection and listens no more. */
  stop(): Promise<void>;
}

export interface SocketServerOptions {
  readonly port?: number;
  readonly host?: string;
  readonly onConnection?: (socket: Socket, index: number) => void;
}

export async function listening(server: Server, port = 0, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A command socket on loopback: reads documents up to CR LF and lets `talk` answer. Gone at the end of the test. */
export async function serveSocket(talk: Talk, options: SocketServerOptions = {}): Promise<SocketServer> {
  const { onConnection, host = '127.0.0.1' } = options;
  const sockets = new Set<Socket>();
  const seen = { asked: [] as Asked[], connections: 0, mostOpen: 0, pipelined: 0, faults: [] as unknown[] };

  function read(socket: Socket, connection: number): void {
    let text = '';
    let busy = false;
    const decoder = new TextDecoder();
    socket.on('data', (chunk: Buffer) => {
      if (busy) seen.pipelined += 1;
      text += decoder.decode(chunk, { stream: true });
      const end = text.indexOf('\r\n');
      if (end === -1) return;
      const document = text.slice(0, end + 2);
      text = text.slice(end + 2);
      if (text !== '') seen.pipelined += 1;
      busy = true;
      const answered = async (): Promise<void> => {
        const asked = readDocument(document, connection);
        await talk(asked, socket, seen.asked.push(asked) - 1);
      };
      answered().then(
        () => (busy = false),
        (fault: unknown) => {
          seen.faults.push(fault);
          socket.destroy();
        },
      );
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    const connection = seen.connections++;
    seen.mostOpen = Math.max(seen.mostOpen, sockets.size);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onConnection?.(socket, connection);
    read(socket, connection);
  });
  const port = await listening(server, options.port, host);

  async function stop(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
  onTestFinished(stop);

  return {
    baseUrl: `tcp://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    asked: seen.asked,
    get connections() {
      return seen.connections;
    },
    get open() {
      return sockets.size;
    },
    get mostOpen() {
      return seen.mostOpen;
    },
    get pipelined() {
      return seen.pipelined;
    },
    faults: seen.faults,
    stop,
  };
}

/** A port of loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
