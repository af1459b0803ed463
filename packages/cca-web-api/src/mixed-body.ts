import type { UploadFile } from '@trunkline/core';

/** How the file of a survey is written into the upload. */
export type FileEncoding = 'base64' | 'binary';

/** A multiple of three, so that each piece is whole in base64; small enough to be spread over arguments. */
const pieceBytes = 49_152;
const lineEnd = '\r\n';

/**
 * A survey as `multipart/mixed`: its settings as JSON, if there are any, then its file. The file is read as it goes out, so
 * a big one needs no memory.
 */
export function mixedBody(
  { settings, file }: { readonly settings: object | undefined; readonly file: UploadFile },
  encoding: FileEncoding,
): { readonly contentType: string; readonly body: ReadableStream<Uint8Array> } {
  const boundary = `trunkline-${globalThis.crypto.randomUUID()}`;
  const delimiter = `--${boundary}${lineEnd}`;
  const settingsPart = settings === undefined ? '' : `${delimiter}${partOf(settings)}`;
  const head = `${settingsPart}${delimiter}${headersOf(file, encoding)}`;
  const tail = `${lineEnd}--${boundary}--${lineEnd}`;
  const content = file.content instanceof Blob ? file.content : new Blob([file.content]);
  return {
    contentType: `multipart/mixed; boundary=${boundary}`,
    body: streamOf(pieces(head, content, tail, encoding)),
  };
}

function partOf(settings: object): string {
  return `Content-Type: application/json; charset=utf-8${lineEnd}${lineEnd}${JSON.stringify(settings)}${lineEnd}`;
}

function headersOf({ name }: UploadFile, encoding: FileEncoding): string {
  const headers = [
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; FileName="${name}"`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  return headers.join(lineEnd) + lineEnd + lineEnd;
}

async function* pieces(head: string, content: Blob, tail: string, encoding: FileEncoding): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  yield utf8.encode(head);
  for (let at = 0; at < content.size; at += pieceBytes) {
    const bytes = new Uint8Array(await content.slice(at, at + pieceBytes).arrayBuffer());
    yield encoding === 'binary' ? bytes : utf8.encode(btoa(String.fromCharCode(...bytes)));
  }
  yield utf8.encode(tail);
}

/** By hand: not every runtime has `ReadableStream.from`. */
function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return(undefined);
    },
  });
}
