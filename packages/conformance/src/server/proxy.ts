import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ProxyPlan {
  /** The value of `Proxy-Authorization` that it wants; without it anybody may pass. */
  readonly authorization?: string;
  /** Refuses everybody by this status. */
  readonly status?: number;
  /** Dies once so many bytes have come back from the server. */
  readonly diesAfterBytes?: number;
}

/** A proxy that makes tunnels, and what it was asked for. */
export interface ForwardProxy {
  readonly url: string;
  /** Host and port of every tunnel that was asked for. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A CONNECT proxy on loopback that does as planned. */
export async function startProxy(plan: ProxyPlan = {}): Promise<ForwardProxy> {
  const asked: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((_request, response) => response.writeHead(405).end());

  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(request.url ?? '');
    sockets.add(client);
    client.on('error', () => undefined);
    const status = refusal(plan, request.headers['proxy-authorization']);
    if (status !== undefined) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect(Number(port), hostname);
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    upstream.once('connect', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    let passed = 0;
    upstream.on('data', (bytes: Buffer) => {
      passed += bytes.length;
      if (passed > (plan.diesAfterBytes ?? Infinity)) return void client.destroy();
      client.write(bytes);
    });
    upstream.on('end', () => client.end());
    client.pipe(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refusal({ authorization, status }: ProxyPlan, given: string | undefined): number | undefined {
  if (status !== undefined) return status;
  return authorization === undefined || authorization === given ? undefined : 407;
}
