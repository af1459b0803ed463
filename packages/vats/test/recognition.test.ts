import { describe, expect, it } from 'vitest';
import { operations, type Progress, type RecordUpload } from '../src/index.ts';
import { clientOf, credentials } from './support/client.ts';
import { manualClock } from './support/clock.ts';
import { vendorSign } from './support/form.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Hit, type Reply } from './support/serve.ts';

const megabyte = 1_048_576;
const sound = 'RIFF sound, as far as this test is concerned';
const file = { name: 'call.wav', content: new Blob([sound]) };
const record: RecordUpload = {
  file,
  userId: '17',
  direction: 'incoming',
  to: '+7 (495) 540-44-44',
  createdAt: '2026-06-02T12:00:00+03:00',
  userChannel: 'left',
};

/** The parts of a form, read by the platform and not by us. */
async function partsOf(hit: Hit | undefined): Promise<FormData> {
  return new Response(hit?.body ?? '', { headers: { 'content-type': hit?.contentType ?? '' } }).formData();
}

const taken: Reply = { body: { result: 1000, request_id: 1 } };

describe('an upload', () => {
  it('of a recording goes out as a signed form with the file beside it', async () => {
    const { baseUrl, hits } = await serve({ body: '{"result":1000,"request_id":9223372036854775807}' });
    const told = await clientOf({ baseUrl }).recognition.uploadRecord({ ...record, diarization: true });
    expect(valueOf(told)).toEqual({ requestId: '9223372036854775807' });
    expect(hits.map(({ method, path }) => [method, path])).toEqual([['POST', '/vpbx/offline_record/recognize']]);
    const parts = await partsOf(hits[0]);
    const json = parts.get('json') as string;
    expect([...parts.keys()]).toEqual(['vpbx_api_key', 'sign', 'json', 'file']);
    expect(JSON.parse(json)).toEqual({
      user_id: '17',
      direction: 'IN',
      to: '74955404444',
      created: '2026-06-02 09:00:00',
      member_channel: -1,
      diarization: true,
    });
    expect(parts.get('sign')).toBe(vendorSign(credentials.apiKey, json, credentials.apiSalt));
    const sent = parts.get('file') as File;
    expect([sent.name, await sent.text()]).toEqual(['call.wav', sound]);
  });

  it('of any file says nothing but the file', async () => {
    const { baseUrl, hits } = await serve(taken);
    const bytes = new TextEncoder().encode(sound);
    expect(
      valueOf(await clientOf({ baseUrl }).recognition.upload({ file: { name: 'ы.bin', content: bytes } })),
    ).toEqual({
      requestId: '1',
    });
    expect(hits[0]?.path).toBe('/vpbx/record/recognize');
    const parts = await partsOf(hits[0]);
    expect(parts.get('json')).toBe('{}');
    expect(await (parts.get('file') as File).text()).toBe(sound);
  });

  it('tells how many bytes have gone out', async () => {
    const { baseUrl } = await serve(taken);
    const progress: Progress[] = [];
    const content = new Blob([new Uint8Array(200_000)]);
    const onProgress = (told: Progress): void => void progress.push(told);
    valueOf(await clientOf({ baseUrl }).recognition.upload({ file: { name: 'a.wav', content } }, { onProgress }));
    expect(progress.every(({ unit }) => unit === 'bytes')).toBe(true);
    expect(progress.at(-1)?.done).toBeGreaterThan(200_000);
  });

  it('is not repeated after a failure of the PBX', async () => {
    const { baseUrl, hits } = await serve({ status: 503, body: 'busy' });
    expect((await clientOf({ baseUrl }).recognition.uploadRecord(record)).ok).toBe(false);
    expect(hits).toHaveLength(1);
  });

  it('that is too big for the PBX is an HTTP error', async () => {
    const { baseUrl } = await serve({ status: 413, headers: { 'content-type': 'text/html' }, body: '<html></html>' });
    expect(errorOf(await clientOf({ baseUrl }).recognition.upload({ file }), 'http').status).toBe(413);
  });

  it('that the PBX finds fault with names what is wrong', async () => {
    const { baseUrl } = await serve({ body: { result: 3100, fields: { user_id: 3300, file: 3104 } } });
    const error = errorOf(await clientOf({ baseUrl }).recognition.uploadRecord(record), 'api');
    expect(error.code).toBe(3100);
    expect(error.issues?.map(({ path }) => path)).toEqual(['userId', 'file']);
  });

  /** A file that says it has so many bytes; nobody reads them. */
  const sized = (name: string, bytes: number): Partial<RecordUpload> => ({
    file: { name, content: Object.defineProperty(new Blob([sound]), 'size', { value: bytes }) },
  });

  it.each<[string, object]>([
    ['file.name', sized('звонок.wav', 10)],
    ['file.name', sized(`${'a'.repeat(61)}.wav`, 10)],
    ['file.name', sized('call.flac', 10)],
    ['file.name', sized('wav', 10)],
    ['file.content', sized('call.mp3', 30 * megabyte + 1)],
    ['file.content', sized('call.wav', 100 * megabyte + 1)],
    ['file.content', { file: { name: 'call.wav', content: 'bytes' } }],
    ['file.content', sized('call.wav', 0)],
    ['to', { to: undefined }],
    ['from', { direction: 'outgoing' }],
    ['to', { to: 'Anna' }],
    ['createdAt', { createdAt: '2026-06-02 12:00:00' }],
    ['userChannel', { userChannel: 'middle' }],
    ['userId', { userId: 17 }],
  ])('with a wrong %s is not sent', async (path, wrong) => {
    const { baseUrl, hits } = await serve(taken);
    const given = { ...record, ...wrong } as RecordUpload;
    expect(errorOf(await clientOf({ baseUrl }).recognition.uploadRecord(given), 'input').issues[0]?.path).toBe(path);
    expect(hits).toHaveLength(0);
  });

  it.each(['call.mp3', 'CALL.OGG'])('may be as big as its kind allows: %s', async (name) => {
    const { baseUrl, hits } = await serve(taken);
    const given = { ...record, ...sized(name, 30 * megabyte) } as RecordUpload;
    valueOf(await clientOf({ baseUrl }).recognition.uploadRecord(given));
    expect(hits).toHaveLength(1);
  });
});

const id = '9223372036854775807';
const other = '12';
const ready = {
  status: 'ready',
  time_created: 1700000000123,
  time_updated: '1700000009123',
  transcribes: [
    { channel: 'client', data: [{ word: 'hello', begin: 0.5, end: '0.9' }, { begin: 1 }] },
    { channel: 2, data: [] },
  ],
};
const readyWords = {
  status: 'ready',
  createdAtMs: 1700000000123,
  updatedAtMs: 1700000009123,
  channels: [
    { channel: 'client', words: [{ word: 'hello', begin: 0.5, end: 0.9 }] },
    { channel: '2', words: [] },
  ],
};

describe('what was recognised', () => {
  it('is told word by word, by request', async () => {
    const data = { [id]: ready, [other]: [], 13: { status: 'work' } };
    const { baseUrl, hits } = await serve({ body: { result: 1000, data } });
    const told = valueOf(await clientOf({ baseUrl }).recognition.results({ requestIds: [id, other, '13'] }));
    expect(hits[0]?.path).toBe('/vpbx/transcribes/tasks/');
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({ request_ids: [id, other, '13'] });
    expect(Object.fromEntries(told.map(({ requestId, ...rest }) => [requestId, rest]))).toEqual({
      [id]: readyWords,
      [other]: { channels: [] },
      13: { status: 'work', channels: [] },
    });
  });

  it('is nothing yet where the PBX sends an empty list', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, data: [] } });
    expect(valueOf(await clientOf({ baseUrl }).recognition.results({ requestIds: [id] }))).toEqual([]);
  });

  it.each([['ready'], [7], [[ready]], [{ [id]: 'ready' }]])('that is %j cannot be read', async (data) => {
    const { baseUrl } = await serve({ body: { result: 1000, data } });
    const told = await clientOf({ baseUrl }).recognition.results({ requestIds: [id] });
    expect(errorOf(told, 'decode').reason).toBe('shape');
  });

  it('is waited for until all of it is ready', async () => {
    const replies = [[], { [id]: ready, [other]: { status: 'work' } }, { [other]: ready, [id]: ready }];
    const [first, ...more] = replies.map((data): Reply => ({ body: { result: 1000, data } }));
    const { baseUrl, hits } = await serve(first as Reply, ...more);
    const clock = manualClock();
    const progress: Progress[] = [];
    const told = await clientOf({ baseUrl, clock }).recognition.waitFor(
      { requestIds: [id, other] },
      { onProgress: (one) => progress.push(one) },
    );
    expect(
      valueOf(told)
        .map(({ requestId }) => requestId)
        .toSorted(),
    ).toEqual([other, id]);
    expect(hits).toHaveLength(3);
    expect(clock.slept).toEqual([10_000, 10_000]);
    expect(progress.map(({ unit, done, total }) => [unit, done, total])).toEqual([
      ['requests', 0, 2],
      ['requests', 1, 2],
      ['requests', 2, 2],
    ]);
  });

  it('is waited for no longer than a word that the caller knows', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, data: { [id]: { status: 'broken' } } } });
    const { recognition } = clientOf({ baseUrl, clock: manualClock() });
    const told = await recognition.waitFor({ requestIds: [id] }, { endStatuses: ['ready', 'broken'] });
    expect(valueOf(told)[0]?.status).toBe('broken');
    expect(hits).toHaveLength(1);
  });

  it('is waited for no longer than it may take, or than somebody wants', async () => {
    const { baseUrl } = await serve({ body: { result: 1000, data: [] } });
    const { recognition } = clientOf({ baseUrl });
    const late = await recognition.waitFor({ requestIds: [id] }, { pollMs: 60_000, timeoutMs: 300 });
    expect(errorOf(late, 'timeout')).toMatchObject({ scope: 'total' });
    const signal = AbortSignal.abort('enough');
    expect(errorOf(await recognition.waitFor({ requestIds: [id] }, { signal }), 'aborted').reason).toBe('enough');
    const stop = new AbortController();
    const waiting = recognition.waitFor(
      { requestIds: [id] },
      { signal: stop.signal, onProgress: () => stop.abort('now') },
    );
    expect(errorOf(await waiting, 'aborted').reason).toBe('now');
  });

  it.each([Number.NaN, 0, -1, Infinity, '10000'])('is not waited for with %j between two questions', async (pollMs) => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, data: [] } });
    const wrong = { timeoutMs: 100, pollMs: pollMs as number };
    const told = await clientOf({ baseUrl }).recognition.waitFor({ requestIds: [id] }, wrong);
    expect([errorOf(told, 'input').issues[0]?.path, hits]).toEqual(['options.pollMs', []]);
  });

  it.each([{}, { requestIds: [] }, { requestIds: 7 }, undefined])(
    'is not waited for with a wrong input: %j',
    async (input) => {
      const { baseUrl, hits } = await serve({ body: { result: 1000, data: [] } });
      errorOf(await clientOf({ baseUrl }).recognition.waitFor(input as never), 'input');
      expect(hits).toHaveLength(0);
    },
  );
});

it('recognition has all three documented methods', () => {
  const { upload, uploadRecord, results } = operations.recognition;
  expect([uploadRecord, upload, results].map(({ name, wire }) => [name, wire.path])).toEqual([
    ['recognition.uploadRecord', 'offline_record/recognize'],
    ['recognition.upload', 'record/recognize'],
    ['recognition.results', 'transcribes/tasks/'],
  ]);
});
