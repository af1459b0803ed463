import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { certificate, type CertificateName } from './certificates.ts';
import { play } from './play.ts';
import { RequestReader, type WireRequest } from './requests.ts';
import type { Script } from './script.ts';

/** A request the server saw to its last byte. */
export interface SeenRequest extends WireRequest {
  /** `performance.now()` of its last byte. */
  readonly at: number;
  /** Index of the connection it came on. */
  readonly connection: number;
}

/** A connection the server accepted. */
export interface SeenConnection {
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly bytesWritten: number;
  /** It has carried nothing but what is beside the point. */
  readonly aside: boolean;
}

/** What a server does. */
export interface HostilePlan {
  /** `request`: the script answers each complete request. `accept`: it runs as soon as there is a connection. */
  readonly when?: 'request' | 'accept';
  readonly tls?: CertificateName;
  /** Clients must show a certificate of this authority; with TLS 1.2, which says in the handshake what is wrong. */
  readonly asks?: string;
  /** Requests are no HTTP; they end with this. */
  readonly requestEnd?: string;
  /** Connections beyond this number are dropped. */
  readonly seats?: number;
  /** Answers requests that are beside the point; they are neither counted nor kept. */
  aside?(request: WireRequest): Script | undefined;
  /** The script for the request with this index, counted over all connections. */
  script(index: number, request?: SeenRequest): Script;
}

/** A server on loopback that follows its plan and remembers what it saw. */
export interface HostileServer {
  readonly port: number;
  readonly origin: string;
  readonly requests: readonly SeenRequest[];
  readonly connections: readonly SeenConnection[];
  openSockets(): number;
  close(): Promise<void>;
}

/** The URL of a host that is spoken to as the plan has it. */
export function urlOf({ tls, requestEnd }: Pick<HostilePlan, 'tls' | 'requestEnd'>, host: string): string {
  const [plain, encrypted] = requestEnd === undefined ? ['http', 'https'] : ['tcp', 'tls'];
  return `${tls === undefined ? plain : encrypted}://${host}`;
}

/** Starts a hostile server on a free port of 127.0.0.1. */
export async function startHostile(plan: HostilePlan): Promise<HostileServer> {
  const requests: SeenRequest[] = [];
  const connections: { -readonly [Field in keyof SeenConnection]: SeenConnection[Field] }[] = [];
  const open = new Set<Socket>();

  /** By the client's port, which TLS sockets know as well as the plain ones beneath them. */
  const numbers = new Map<number | undefined, number>();

  function register(socket: Socket): void {
    const seen: (typeof connections)[number] = { openedAt: performance.now(), bytesWritten: 0, aside: false };
    numbers.set(socket.remotePort, connections.push(seen) - 1);
    open.add(socket);
    // A reset by the client is an everyday matter here; it shows as a closed connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      seen.closedAt = performance.now();
      seen.bytesWritten = socket.bytesWritten;
    });
  }

  function accept(socket: Socket): void {
    socket.on('error', () => undefined);
    const connection = numbers.get(socket.remotePort) ?? -1;
    if (plan.when === 'accept') {
      socket.resume();
      void play(socket, plan.script(connection));
      return;
    }
    serve(socket, connection);
  }

  function answer(wire: WireRequest, connection: number): Script {
    const beside = plan.aside?.(wire);
    const seen = connections[connection];
    const isAlone = !requests.some((request) => request.connection === connection);
    if (seen !== undefined) seen.aside = beside !== undefined && isAlone;
    if (beside !== undefined) return beside;
    const request = { ...wire, at: performance.now(), connection };
    return plan.script(requests.push(request) - 1, request);
  }

  function serve(socket: Socket, connection: number): void {
    const reader = new RequestReader(plan.requestEnd);
    // Requests of one connection are answered one after the other, as HTTP/1.1 wants it.
    let turn: Promise<boolean> = Promise.resolve(true);
    socket.on('data', (chunk: Buffer) => {
      for (const wire of reader.take(chunk)) {
        const script = answer(wire, connection);
        turn = turn.then((goesOn) => (goesOn ? play(socket, script) : false));
      }
    });
  }

  const asking =
    plan.asks === undefined
      ? {}
      : ({ requestCert: true, rejectUnauthorized: true, ca: plan.asks, maxVersion: 'TLSv1.2' } as const);
  const server: Server =
    plan.tls === undefined ? createServer() : createTlsServer({ ...certificate(plan.tls), ...asking });
  server.on('connection', register);
  server.on(plan.tls === undefined ? 'connection' : 'secureConnection', accept);
  if (plan.seats !== undefined) server.maxConnections = plan.seats;
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    origin: urlOf(plan, `127.0.0.1:${port}`),
    requests,
    connections,
    openSockets: () => open.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
