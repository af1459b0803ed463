import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded, webStream } from '../src/send/node-body.ts';

const text = 'Привет '.repeat(5_000);

/** A body that comes in pieces of some length. */
function inPieces(bytes: Uint8Array, length: number): Readable {
  const count = Math.ceil(bytes.length / length);
  return Readable.from(Array.from({ length: count }, (_, index) => bytes.slice(index * length, (index + 1) * length)));
}

const readAll = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream as never).text();

describe('a body', () => {
  it.each<[string | undefined, (bytes: Buffer) => Uint8Array]>([
    [undefined, (bytes) => bytes],
    ['identity', (bytes) => bytes],
    ['gzip', gzipSync],
    ['X-GZip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))],
  ])('encoded as %s is decoded, however it is cut into pieces', async (encoding, encode) => {
    const bytes = encode(Buffer.from(text));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (length) => {
        expect(await readAll(webStream(decoded(inPieces(bytes, Math.max(length, 16)), encoding)))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  it('whose encoding nobody knows is left as it is', async () => {
    expect(await readAll(webStream(decoded(inPieces(Buffer.from(text), 1_000), 'gzip, secret')))).toBe(text);
  });

  it('that is not encoded as it says fails', async () => {
    const stream = webStream(decoded(inPieces(Buffer.from(text), 1_000), 'gzip'));
    await expect(readAll(stream)).rejects.toThrow('incorrect header check');
  });

  it('that breaks off fails', async () => {
    const broken = new Readable({ read: () => undefined });
    const reading = readAll(webStream(broken));
    broken.push('half');
    broken.destroy(new Error('cut'));
    await expect(reading).rejects.toThrow('cut');
  });

  it('that nobody wants any more is let go of at its source, encoded or not', async () => {
    for (const encoding of [undefined, 'gzip']) {
      const source = inPieces(gzipSync(Buffer.alloc(1_000_000)), 100);
      const stream = webStream(decoded(source, encoding));
      const reader = stream.getReader();
      await reader.read();
      await reader.cancel();
      await new Promise((resolve) => setImmediate(resolve));
      expect(source.destroyed).toBe(true);
    }
  });

  it('that nobody reads waits at its source', async () => {
    let asked = 0;
    const endless = new Readable({
      read() {
        asked += 1;
        this.push(Buffer.alloc(1_024));
      },
    });
    const stream = webStream(endless);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeLessThan(200);
    await stream.cancel();
  });
});
