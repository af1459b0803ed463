/** A server that answers lists of agents, and to everything else the same. It tells its parent where it listens, and goes with it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, headers, lists } from './answers.ts';

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200, headers).end(lists[request.url ?? ''] ?? answer));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
