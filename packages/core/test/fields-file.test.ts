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
    [{ name: 'a\ud800', content: bytes }, 'file.name', 'a string without lone surrogates'],
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

  it('keeps names in their place that hold quotes and line ends', async () => {
    const { contentType, body } = multipart(
      { 'a"b': 'one\ntwo\rthree' },
      { file: { name: 'x"\r\ny: z', content: bytes } },
    );
    const text = await new Response(body).text();
    expect(text).toContain('name="a%22b"\r\n\r\none\r\ntwo\r\nthree\r\n');
    expect(text).toContain('filename="x%22%0D%0Ay: z"\r\nContent-Type: application/octet-stream\r\n');
    const form = await new Response(text, { headers: { 'content-type': contentType } }).formData();
    expect([...form.keys()]).toHaveLength(2);
  });

  it('may be given up at any time: nothing is thrown at the process', async () => {
    const thrown: unknown[] = [];
    const note = (reason: unknown): void => void thrown.push(reason);
    process.on('unhandledRejection', note);
    for (let round = 0; round < 20; round += 1) {
      const { body } = multipart({ json: '{}' }, { file: { name: 'a', content: new Uint8Array(100_000) } });
      const reader = body.getReader();
      if (round % 2 === 1) await reader.read();
      await reader.cancel();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', note);
    expect(thrown).toEqual([]);
  });
});
