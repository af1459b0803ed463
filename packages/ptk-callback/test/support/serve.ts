import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  createPtkCallbackClient,
  provisionalProfile,
  type PtkCallbackClient,
  type PtkCallbackOptions,
} from '../../src/index.ts';

export interface Hit {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer of the toolkit's: a status, and whatever else. */
export function answer(code: number | string, more = '', description = 'said by the server'): Reply {
  const status = `<Status><Code>${code}</Code><Result>Name</Result><Description>${description}</Description></Status>`;
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:Response xmlns:r="urn:any">${status}${more}</r:Response></s:Body></s:Envelope>`;
  return { headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

/** A real server on loopback that gives these answers one after the other, and the last one for ever. */
export async function serve(...replies: readonly Reply[]): Promise<{ readonly baseUrl: string; readonly hits: Hit[] }> {
  const hits: Hit[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const { status = 200, headers: told = {}, body = '' } = replies[Math.min(hits.length, replies.length - 1)] ?? {};
      hits.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, told).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, hits };
}

/** A client that waits as little as it may between attempts; closed at the end of the test. */
export function clientOf(options: Partial<PtkCallbackOptions>): PtkCallbackClient {
  const ptk = createPtkCallbackClient({
    profile: provisionalProfile,
    tenant: 'Main',
    random: () => 0,
    ...options,
  } as PtkCallbackOptions);
  onTestFinished(() => ptk.close({ drainMs: 0 }));
  return ptk;
}
