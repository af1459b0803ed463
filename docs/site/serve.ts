/** The built site on a free port, as any server of files would have it: `/codes` is `codes.html`. */
import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

export const folder: string = join(import.meta.dirname, '../.vitepress/dist');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file behind an address, or `undefined`. */
export function fileAt(address: string): string | undefined {
  const path = decodeURIComponent(address.replace(/[?#].*$/, ''));
  const names = [path, `${path}.html`, join(path, 'index.html')].map((name) => join(folder, name));
  return names.find((name) => existsSync(name) && statSync(name).isFile());
}

export async function serveSite(): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const file = fileAt(url);
    if (file === undefined) response.writeHead(404).end();
    else createReadStream(file).pipe(response.writeHead(200, { 'content-type': types[extname(file)] ?? '' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
