/** Bodies as Node's streams bring them: decoded, and as streams of the web. */
import type NodeStream from 'node:stream';
import type NodeZlib from 'node:zlib';
import { builtin } from '../options/network.ts';

type Decoder = (zlib: typeof NodeZlib) => NodeStream.Transform;

// As lenient with an end that is missing as `fetch`: whether a body was cut is told by its length.
const gunzip: Decoder = ({ createGunzip, constants: { Z_SYNC_FLUSH } }) =>
  createGunzip({ flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH });
const inflate: Decoder = ({ createInflate, constants: { Z_SYNC_FLUSH } }) =>
  createInflate({ flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH });
const unbrotli: Decoder = ({ createBrotliDecompress, constants: { BROTLI_OPERATION_FLUSH } }) =>
  createBrotliDecompress({ flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH });

const decoders: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', unbrotli],
]);

/** What was encoded on its way, decoded: in the order that undoes it. An encoding that nobody knows leaves the body as it is. */
export function decoded(body: NodeStream.Readable, contentEncoding: string | undefined): NodeStream.Readable {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const steps = names.map((name) => decoders.get(name)).toReversed();
  if (!steps.every((step) => step !== undefined)) return body;
  const zlib = builtin<typeof NodeZlib>('node:zlib');
  const { pipeline } = builtin<typeof NodeStream>('node:stream');
  // What goes wrong in one of them goes wrong in the last, which is read.
  return steps.reduce<NodeStream.Readable>((source, step) => pipeline(source, step(zlib), () => undefined), body);
}

/** Node's own way from one to the other (`Readable.toWeb`) takes as long as half a request over loopback: three times as long as this. */
export function webStream(body: NodeStream.Readable): ReadableStream<Uint8Array> {
  let isWanted = true;
  return new ReadableStream({
    start(controller) {
      body.on('data', ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) => {
        // What was in the buffers already still comes after the end.
        if (!isWanted) return;
        controller.enqueue(new Uint8Array(buffer, byteOffset, byteLength));
        if ((controller.desiredSize ?? 0) <= 0) body.pause();
      });
      body.on('end', () => {
        if (isWanted) controller.close();
      });
      body.on('error', (thrown) => controller.error(thrown));
    },
    pull: () => void body.resume(),
    cancel() {
      isWanted = false;
      body.destroy();
    },
  });
}
