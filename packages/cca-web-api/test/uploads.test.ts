import { describe, expect, it } from 'vitest';
import type { Progress } from '../src/index.ts';
import { loginClient, tokenClient } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, closedUrl, envelope, no, serve, serveSessions, type Asked } from './support/server.ts';

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads `multipart/mixed` by its boundary, as RFC 2046 describes it. */
function partsOf({ headers, body }: Asked): readonly Part[] {
  const type = headers['content-type'] ?? '';
  const boundary = /^multipart\/mixed; boundary=([\w'()+_,./:=?-]{1,70})$/.exec(type)?.[1];
  const [preamble, ...rest] = `\r\n${body}`.split(`\r\n--${boundary}`);
  expect([preamble, rest.at(-1)]).toEqual(['', '--\r\n']);
  return rest.slice(0, -1).map((part) => {
    expect(part.startsWith('\r\n')).toBe(true);
    const [head = '', ...content] = part.slice(2).split('\r\n\r\n');
    const lines = head.split('\r\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]);
    return {
      headers: Object.fromEntries(lines.map(([name, value]) => [name.toLowerCase(), value])),
      body: content.join('\r\n\r\n'),
    };
  });
}

function settingsOf(part: Part | undefined): unknown {
  return JSON.parse(Buffer.from(part?.body ?? '', 'latin1').toString('utf8'));
}

/** Every byte there is, and line ends that a careless reader would take for its own; more than one piece. */
const bytes = new Uint8Array(
  Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), Buffer.alloc(150_001, '\r\n--x')]),
);
const file = { name: 'customers 2026.qex', content: new Blob([bytes]) };

describe('surveyTasks.create', () => {
  it('sends the settings as JSON, then the file in base64, and counts the bytes that go out', async () => {
    const server = await always(envelope({ NewId: 12 }));
    const progress: Progress[] = [];
    const made = await tokenClient({ baseUrl: server.baseUrl }).surveyTasks.create(
      { name: 'Клиенты', description: '', keepIncompletes: true, file },
      { onProgress: (step) => void progress.push(step) },
    );
    expect(valueOf(made)).toEqual({ id: 12 });
    const [asked] = server.asked;
    expect([asked?.method, asked?.path]).toEqual(['POST', 'SurveyTasks']);
    const [settings, survey, ...more] = partsOf(asked as Asked);
    expect(more).toEqual([]);
    expect(settings?.headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
    expect(settingsOf(settings)).toEqual({
      Name: 'Клиенты',
      Description: '',
      InterviewStorage: 1,
      KeepIncompletes: true,
    });
    expect(survey?.headers).toEqual({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; FileName="customers 2026.qex"',
      'content-transfer-encoding': 'base64',
    });
    expect(survey?.body).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    expect(Buffer.from(survey?.body ?? '', 'base64')).toEqual(Buffer.from(bytes));
    expect(progress.at(-1)).toEqual({ operation: 'surveyTasks.create', unit: 'bytes', done: asked?.body.length });
    expect(progress.length).toBeGreaterThan(3);
  });

  it('sends the file as it is where the caller knows that the server wants it so', async () => {
    const server = await always(envelope({ NewId: 12 }));
    const cca = tokenClient({ baseUrl: server.baseUrl, fileEncoding: 'binary' });
    valueOf(await cca.surveyTasks.create({ name: 'x', interviewStorage: 2, file: { name: 'x.qex', content: bytes } }));
    const [settings, survey] = partsOf(server.asked[0] as Asked);
    expect(settingsOf(settings)).toEqual({ Name: 'x', InterviewStorage: 2 });
    expect(survey?.headers['content-transfer-encoding']).toBe('binary');
    expect(Buffer.from(survey?.body ?? '', 'latin1')).toEqual(Buffer.from(bytes));
  });

  it('whose session has ended is sent once more, whole', async () => {
    const server = await serveSessions(() => envelope({ NewId: 12 }));
    const cca = loginClient({ baseUrl: server.baseUrl, retry: { limit: 0 } });
    await cca.agents.list();
    server.expire();
    const made = await cca.surveyTasks.create({ name: 'x', file });
    expect(valueOf(made)).toEqual({ id: 12 });
    const uploads = server.calls().filter(({ method }) => method === 'POST');
    expect([server.logins(), uploads.length, made.meta.attempts]).toEqual([2, 2, 2]);
    for (const upload of uploads)
      expect(Buffer.from(partsOf(upload)[1]?.body ?? '', 'base64')).toEqual(Buffer.from(bytes));
  });

  it.for([
    ['fetch', {}],
    ['undici', { connection: {} }],
  ] as const)('goes to the next server where the first can not be reached (by %s)', async ([, way]) => {
    const gone = await closedUrl();
    const server = await always(envelope({ NewId: 12 }));
    const cca = tokenClient({ endpoints: [gone, server.baseUrl], retry: { limit: 0 }, ...way });
    const made = await cca.surveyTasks.create({ name: 'x', file });
    expect([valueOf(made), made.meta.attempts]).toEqual([{ id: 12 }, 2]);
    const [upload] = server.asked;
    expect(Buffer.from(partsOf(upload as Asked)[1]?.body ?? '', 'base64')).toEqual(Buffer.from(bytes));
  });

  it('is tried again while no server can be reached: nothing of it was sent', async () => {
    const { error } = await tokenClient({ baseUrl: await closedUrl() }).surveyTasks.create({ name: 'x', file });
    expect(error).toMatchObject({ kind: 'network', reason: 'refused', outcome: 'not_sent', attempts: 3 });
  });

  it('is never sent again for another reason', async () => {
    for (const told of [{ status: 503, body: '' }, no(10_002, 500), no(105, 409)]) {
      const server = await always(told);
      const { error } = await tokenClient({ baseUrl: server.baseUrl }).surveyTasks.create({ name: 'x', file });
      expect(error?.attempts).toBe(1);
      expect(server.asked).toHaveLength(1);
    }
  });

  it.for([
    ['file', 'x.qex'],
    ['file.name', { name: '', content: bytes }],
    ['file.name', { name: 'a"b.qex', content: bytes }],
    ['file.name', { name: 'a\r\nx: 1.qex', content: bytes }],
    ['file.name', { name: 'анкета.qex', content: bytes }],
    ['file.content', { name: 'x.qex', content: 'text' }],
    ['file.content', { name: 'x.qex', content: new Uint8Array() }],
  ] as const)('sends nothing when %s is wrong', async ([path, wrong]) => {
    const server = await always(envelope({ NewId: 12 }));
    const cca = tokenClient({ baseUrl: server.baseUrl });
    const { issues } = errorOf(await cca.surveyTasks.create({ name: 'x', file: wrong as never }), 'input');
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(server.asked).toEqual([]);
  });
});

describe('surveyTasks.content.update', () => {
  it.for([
    [undefined, ''],
    [false, 'ignoreWarnings=false'],
    [true, 'ignoreWarnings=true'],
  ] as const)('sends the file and nothing else (ignoreWarnings %s)', async ([ignoreWarnings, query]) => {
    const server = await always(envelope({ ResultCode: 0, Error: '' }));
    const warnings = ignoreWarnings === undefined ? {} : { ignoreWarnings };
    valueOf(
      await tokenClient({ baseUrl: server.baseUrl }).surveyTasks.content.update({ surveyTaskId: 7, file, ...warnings }),
    );
    expect(server.asked).toMatchObject([{ method: 'PUT', path: 'SurveyTasks/7/Content', query }]);
    const parts = partsOf(server.asked[0] as Asked);
    expect(parts.map(({ body }) => Buffer.from(body, 'base64').equals(bytes))).toEqual([true]);
  });

  it('that does not fit is told, and not forced', async () => {
    const server = await always(no(206, 409));
    const { error } = await tokenClient({ baseUrl: server.baseUrl }).surveyTasks.content.update({
      surveyTaskId: 7,
      file,
    });
    expect(error).toMatchObject({ kind: 'api', code: 206, category: 'conflict', retry: 'after_fix' });
    expect(server.asked).toHaveLength(1);
  });
});

describe('surveyTasks.interviews.put', () => {
  it.for([
    [undefined, 'application/octet-stream'],
    ['application/xml', 'application/xml'],
  ] as const)('sends the bytes of the caller (%s)', async ([contentType, seen]) => {
    const server = await serve(() => ({ status: 204 }));
    const cca = tokenClient({ baseUrl: server.baseUrl });
    const type = contentType === undefined ? {} : { contentType };
    valueOf(await cca.surveyTasks.interviews.put({ surveyTaskId: 7, content: bytes, ...type }));
    expect(server.asked).toMatchObject([{ method: 'PUT', path: 'SurveyTasks/7/Interviews' }]);
    expect(server.asked[0]?.headers['content-type']).toBe(seen);
    expect(Buffer.from(server.asked[0]?.body ?? '', 'latin1')).toEqual(Buffer.from(bytes));
  });
});

it('an upload ends at once when it is aborted', async () => {
  const server = await serve(() => new Promise(() => undefined));
  const controller = new AbortController();
  const made = tokenClient({ baseUrl: server.baseUrl }).surveyTasks.create(
    { name: 'x', file },
    { signal: controller.signal, onProgress: () => controller.abort('enough') },
  );
  expect(errorOf(await made, 'aborted').reason).toBe('enough');
});
