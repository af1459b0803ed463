/** A file to upload. */
export interface UploadFile {
  /** As the vendor is to know it: `call.mp3`. */
  readonly name: string;
  /** Its content. A big file need not be read first: `await openAsBlob(path)` of `node:fs` reads it as it goes out. */
  readonly content: Blob | Uint8Array<ArrayBuffer>;
}

/** A form with a file, as `multipart/form-data`. The body is a stream: it goes out once, with progress. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, UploadFile>>,
): { readonly contentType: string; readonly body: ReadableStream<Uint8Array> } {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, { name: fileName, content }] of Object.entries(files)) {
    form.append(name, content instanceof Blob ? content : new Blob([content]), fileName);
  }
  const { headers, body } = new Response(form);
  return { contentType: headers.get('content-type') as string, body: body as ReadableStream<Uint8Array> };
}
