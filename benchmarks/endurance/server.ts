/**
 * The other side of the endurance cases, in a process of its own so that its memory doesn't count: answers that go on and on,
 * written no faster than they are read. Says its port on standard output.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const row = '[MTpyZWM6MQ==];1767225600;1767225660;1767225610;101;74950000001;;79001234567;1110;74950000002;abonent\r\n';
const rowsAtOnce = Buffer.from(row.repeat(500));
const noise = Buffer.alloc(1 << 16, 0x55);

/** So many pieces, none before the one before it was taken. */
function write(response: ServerResponse, piece: Buffer, pieces: number): void {
  const all = Readable.from(Array.from({ length: pieces }, () => piece));
  pipeline(all, response).catch(() => undefined);
}

const server = createServer((request, response) => {
  request.resume();
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const json = (body: object): unknown =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  switch (pathname) {
    case '/vpbx/stats/request':
      return json({ result: 1000, key: 'K1' });
    case '/vpbx/stats/result':
      response.writeHead(200, { 'content-type': 'text/csv' });
      return write(response, rowsAtOnce, Number(process.env['ROWS'] ?? 1_000_000) / 500);
    case '/vpbx/queries/recording/post':
      return response.writeHead(302, { location: `/file?bytes=${process.env['BYTES'] ?? 1 << 30}` }).end();
    case '/cca/Files/Requests/F-1/Download':
    case '/file': {
      const bytes = Number(searchParams.get('bytes') ?? process.env['BYTES'] ?? 1 << 30);
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': bytes });
      return write(response, noise, bytes / noise.length);
    }
    default:
      return json({ result: 1000, balance: 7 });
  }
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
