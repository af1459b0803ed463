/** The story in a process of its own: Node, Bun or Deno. Takes the places as an argument, prints a line of JSON per row. */
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Home, Places } from '../story/places.ts';
import { story } from '../story/story.ts';

const places = JSON.parse(process.argv[2] ?? '') as Places;
const folder = await mkdtemp(join(tmpdir(), 'trunkline-compat-'));
const path = join(folder, 'download');

let receive: (request: Request) => Promise<Response> = () => Promise.reject(new Error('nobody listens yet'));
const listener = getRequestListener((request) => receive(request));
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const home: Home = {
  gcCallbackUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gc`,
  listen: (handler) => (receive = handler),
  file: { path, read: () => readFile(path) },
  sockets: true,
};

for await (const row of story(places, home)) console.log(JSON.stringify(row));

server.close();
await rm(folder, { recursive: true });
