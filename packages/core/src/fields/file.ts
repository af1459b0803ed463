import { expect, under, type Writer } from './kind.ts';
import type { UploadFile } from '../send/multipart.ts';
import { text } from './values.ts';

const fileName = text();

/** A file to upload: `{ name, content }`. The vendor's limit on its size, in bytes, is checked before anything is sent. */
export function file({ maxBytes = Infinity }: { readonly maxBytes?: number } = {}): Writer<UploadFile> {
  const expected = 'a file: { name, content }, with a Blob or bytes as content';
  return {
    expected,
    write(value, path, issues) {
      if (typeof value !== 'object' || value === null) return expect(expected, path, issues);
      const { name, content } = value as Partial<UploadFile>;
      const size = sizeOf(content);
      fileName.write(name, under(path, 'name'), issues);
      if (size === undefined) expect('a Blob or bytes', under(path, 'content'), issues);
      else if (size === 0) expect('not empty', under(path, 'content'), issues);
      else if (size > maxBytes) expect(`at most ${maxBytes} bytes`, under(path, 'content'), issues);
      return { name, content };
    },
  };
}

function sizeOf(content: unknown): number | undefined {
  if (content instanceof Blob) return content.size;
  return content instanceof Uint8Array ? content.length : undefined;
}
