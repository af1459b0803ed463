import { describe, expect, it } from 'vitest';
import { file, multipart, type Issue, type UploadFile } from '../src/index.ts';

function issuesOf(value: unknown, maxBytes?: number): readonly Issue[] {
  const issues: Issue[] = [];
  file(maxBytes === undefined ? {} : { maxBytes }).write(value, 'file', issues);
  return issues;
}

const bytes = new Uint8Array([1, 2, 3]);

describe('a file to upload', () => {
  it.each<[UploadFile]>([
    [{ name: 'call.mp3', content: bytes }],
    [{ name: 'call.mp3', content: new Blob([bytes]) }],
    [{ name: 'call.mp3', content: Buffer.from(bytes) }],
  ])('is bytes or a Blob with a name', (value) => {
    expect(issuesOf(value, 3)).toEqual([]);
  });

  it.each([
    [undefined, 'file', 'a file'],
    [null, 'file', 'a file'],
    ['call.mp3', 'file', 'a file'],
    [{ content: bytes }, 'file.name', 'a string'],
    [{ name: '', content: bytes }, 'file.name', 'a string'],
    [{ name: 'a' }, 'file.content', 'a Blob or bytes'],
    [{ name: 'a', content: 'text' }, 'file.content', 'a Blob or bytes'],
    [{ name: 'a', content: new Uint8Array() }, 'file.content', 'not empty'],
    [{ name: 'a', content: new Blob([bytes, bytes]) }, 'file.content', 'at most 3 bytes'],
  ])('is refused otherwise: %j', (value, path, expected) => {
    expect(issuesOf(value, 3)).toEqual([{ path, expected: expect.stringContaining(expected) }]);
  });
});

describe('a form with a file', () => {
  it('is read back by any reader of forms, names and text as they were', async () => {
    const content = new Blob([bytes], { type: 'audio/mpeg' });
    const { contentType, body } = multipart(
      { json: '{"a":"Привет \\r\\n"}' },
      { file: { name: 'звонок "1".mp3', content } },
    );
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    const sent = form.get('file') as File;
    expect(form.get('json')).toBe('{"a":"Привет \\r\\n"}');
    expect([sent.name, sent.type, new Uint8Array(await sent.arrayBuffer())]).toEqual([
      'звонок "1".mp3',
      'audio/mpeg',
      bytes,
    ]);
  });
});
