/** A program of its own, with server and client: twenty commands over TLS that change something, each sent once. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { createUptivityClient } from '../../src/index.ts';
import { fine } from './result-xml.ts';

const pem = readFileSync(process.argv[2] ?? '', 'utf8');
let asked = 0;
const server = createServer({ key: pem, cert: pem }, (socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    asked += 1;
    socket.write(fine(/<REQUESTID>(\d+)</.exec(chunk.toString())?.[1]));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

const said: string[] = [];
for (let n = 0; n < 20; n += 1) {
  await using uptivity = createUptivityClient({ baseUrl: `tls://127.0.0.1:${port}`, retry: { limit: 0 } });
  const { error } = await uptivity.calls.start({ deviceId: String(n) });
  said.push(error === undefined ? 'ok' : error.message);
}
server.close();
process.stdout.write(`${[...new Set(said)].join()} ${asked}`);
