import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Proxy {
  readonly url: string;
  /** New connections go there; those that stand stay. */
  lead(port: number): void;
  /** Ends all connections. */
  cut(): void;
}

/** An address that follows the primary, as a name or a balancer before Redis does. */
export async function startProxy(port: number): Promise<Proxy> {
  let target = port;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const behind = connect(target, '127.0.0.1');
    for (const [one, other] of [[socket, behind], [behind, socket]] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }); // prettier-ignore
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (to) => void (target = to),
    cut,
  };
}
