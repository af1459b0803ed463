import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A port nobody listens on and nobody else can take: it is the near end of a connection that is held open. */
export interface ClosedPort {
  readonly port: number;
  readonly release: () => void;
}

/** Holds a closed port. A port that was only closed again might be given to the next server that starts. */
export async function holdClosedPort(): Promise<ClosedPort> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const holder = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await new Promise((resolve) => holder.once('connect', resolve));
  return {
    port: holder.localPort ?? 0,
    release: () => {
      holder.destroy();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
