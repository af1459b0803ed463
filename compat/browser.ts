import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium as browsers } from 'playwright-core';
import { bundle } from './bundle.ts';
import type { Row } from './story/row.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Loads the packages in a page, and answers with what they did there. */
export async function tellInBrowser(executablePath: string): Promise<readonly Row[]> {
  const script = await bundle('doors/page.ts', []);
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>Trunkline</title><script type="module" src="/page.js"></script>',
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await browsers.launch({ executablePath, args: flags });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('globalThis.rows !== undefined', undefined, { timeout: 20_000 });
    return await page.evaluate<readonly Row[]>('globalThis.rows');
  } finally {
    await browser.close();
    server.close();
  }
}
