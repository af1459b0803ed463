import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { readForm } from './form.ts';
import { close, listen } from './serve.ts';

export interface Asked {
  /** Below the PBX root. */
  readonly path: string;
  readonly json: Record<string, unknown>;
}

export interface Living {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
}

/** A real server on loopback that answers as it makes of what is asked; gone at the end of the test. */
export async function serveLiving(answer: (asked: Asked) => unknown): Promise<Living> {
  const all: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { json } = readForm(Buffer.concat(chunks).toString());
      const path = (request.url ?? '').replace('/vpbx/', '');
      const asked = { path, json: JSON.parse(json) as Record<string, unknown> };
      all.push(asked);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(asked)));
    });
  });
  const port = await listen(server);
  onTestFinished(() => close(server));
  return { baseUrl: `http://127.0.0.1:${port}/vpbx/`, asked: all };
}
