/** A file to upload. */
export interface UploadFile {
  /** As the vendor is to know it: `call.mp3`. */
  readonly name: string;
  /** Its content. A big file need not be read first: `await openAsBlob(path)` of `node:fs` reads it as it goes out. */
  readonly content: Blob | Uint8Array<ArrayBuffer>;
}

/** As forms escape what would end a name. */
const escaped = (name: string): string => name.replace(/\r\n|[\r\n"]/g, (sign) => encodeURIComponent(sign));

/**
 * A form with a file, as `multipart/form-data`. The body is a stream: it goes out once, with progress. It is put together as
 * one Blob, since a big file is then read no faster than it is sent, and a stream that is given up has nothing left to do:
 * the body that Node makes of a `FormData` holds the whole file, and ends the process if it is given up too early.
 */
export function multipart(
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, UploadFile>>,
): { readonly contentType: string; readonly body: ReadableStream<Uint8Array> } {
  const boundary = `trunkline-${globalThis.crypto.randomUUID()}`;
  const head = (name: string, more: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"${more}\r\n\r\n`;
  const texts = Object.entries(fields).map(
    ([name, value]) => `${head(name, '')}${value.replace(/\r\n|[\r\n]/g, '\r\n')}\r\n`,
  );
  const contents = Object.entries(files).flatMap(([name, { name: fileName, content }]) => {
    const type = (content instanceof Blob && content.type) || 'application/octet-stream';
    return [head(name, `; filename="${escaped(fileName)}"\r\nContent-Type: ${type}`), content, '\r\n'];
  });
  const body = new Blob([...texts, ...contents, `--${boundary}--\r\n`]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: body.stream() };
}
