import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  downloaded,
  input,
  operation,
  required,
  run,
  text,
  type CallOptions,
  type ClientOptions,
  type Download,
  type Operation,
} from '../../src/index.ts';
import { valueOf } from '../support/say.ts';
import { tick } from '../support/script.ts';
import { tiny, type TinyWire } from '../support/tiny.ts';
import type { TinyCode } from '../support/tiny-codes.ts';

export interface FileInput {
  readonly name: string;
}

const named = input<FileInput>({ name: required('name', text()) });

/** A file, handed out as it comes. */
export const fetchFile: Operation<FileInput, Download, TinyWire> = operation({
  name: 'files.fetch',
  wire: { method: 'GET', path: 'files/fetch' },
  input: named,
  output: downloaded,
  repeat: 'safe',
  evidence: 'documented',
  answer: 'stream',
});

export interface Wire {
  readonly url: string;
  /** How many requests came. */
  readonly requests: () => number;
  /** How many connections that carried a request are open. */
  readonly open: () => number;
}

/** What the server does once a request has come: bytes to send, or milliseconds to wait; then it ends, or stays. */
export type Piece = string | Uint8Array | number;

/** A server that answers every request with the same bytes. */
export async function serveBytes(pieces: readonly Piece[], then: 'fin' | 'rst' | 'stay' = 'stay'): Promise<Wire> {
  const asking = new Set<Socket>();
  let requests = 0;
  const answer = async (socket: Socket): Promise<void> => {
    requests += 1;
    asking.add(socket);
    for (const piece of pieces) {
      if (socket.destroyed) return;
      if (typeof piece === 'number') await tick(piece);
      else socket.write(piece);
    }
    if (then === 'fin') socket.end();
    if (then === 'rst') socket.resetAndDestroy();
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('close', () => asking.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes('\r\n\r\n')) void answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of asking) socket.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  return { url, requests: () => requests, open: () => asking.size };
}

export const head = (...lines: readonly string[]): string =>
  ['HTTP/1.1 200 OK', 'content-type: audio/wav', ...lines, '', ''].join('\r\n');
export const chunkedHead: string = head('transfer-encoding: chunked');
export const chunk = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n`;
export const lastChunk = '0\r\n\r\n';

/** The bytes of a recording that comes in pieces, with a pause after each. */
export const drip = (pieces: number, everyMs: number): Piece[] =>
  Array.from({ length: pieces }, (_, index) => [chunk(`piece-${index % 10};`), everyMs]).flat();

/** Begins a download from that server. */
export async function begin(
  url: string,
  options: ClientOptions = {},
  call: CallOptions<TinyCode> = {},
): Promise<Download> {
  return valueOf(await run(tiny({ baseUrl: url, ...options }), fetchFile, { name: 'call-1.wav' }, call));
}

export interface Folder {
  readonly path: string;
  /** Names of what stands in it. */
  readonly names: () => Promise<string[]>;
  readonly file: (name: string) => string;
}

/** An empty folder, gone at the end of the test. */
export async function folder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'trunkline-streams-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return { path, names: () => readdir(path), file: (name) => join(path, name) };
}

/** What a reader of the raw stream gets: the bytes that came, and what was thrown at it. */
export async function readRaw(body: ReadableStream<Uint8Array>): Promise<{ text: string; thrown: unknown }> {
  let text_ = '';
  try {
    for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) text_ += new TextDecoder().decode(bytes);
  } catch (thrown) {
    return { text: text_, thrown };
  }
  return { text: text_, thrown: undefined };
}
