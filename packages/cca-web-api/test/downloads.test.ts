import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Progress } from '../src/index.ts';
import { tokenClient } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { always, envelope, no, serve, type Answer, type Server } from './support/server.ts';

const bytes = Buffer.from('a survey, \u0000\u00ff and more of it');
const file = {
  headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
  body: bytes,
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cca-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** A megabyte at a time, until nobody reads any more. */
const endless: Answer = (_asked, response) => {
  const more = (): void => {
    if (!response.destroyed) response.write(Buffer.alloc(1_000_000, 7), () => setImmediate(more));
  };
  response.on('error', () => undefined).writeHead(200, { 'content-type': 'application/octet-stream' });
  more();
  return undefined;
};

async function goneSockets(server: Server): Promise<void> {
  for (let turns = 0; server.sockets() > 0 && turns < 800; turns += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(server.sockets()).toBe(0);
}

describe('files.download', () => {
  it('hands the file out as it comes, without an envelope', async () => {
    const { baseUrl } = await always(file);
    const progress: Progress[] = [];
    const download = valueOf(
      await tokenClient({ baseUrl }).files.download(
        { dataToken: 'd-1' },
        { onProgress: (step) => void progress.push(step) },
      ),
    );
    expect([download.contentType, download.size]).toEqual(['application/octet-stream', bytes.length]);
    expect(Buffer.from(valueOf(await download.bytes()))).toEqual(bytes);
    expect(progress.at(-1)).toEqual({
      operation: 'files.download',
      unit: 'bytes',
      done: bytes.length,
      total: bytes.length,
    });
  });

  it('takes a body of any kind for the file, also one without a type', async () => {
    for (const type of ['image/png', 'text/plain', 'application/xml', undefined]) {
      const { baseUrl } = await serve((_asked, response) => {
        if (type === undefined) response.removeHeader('content-type');
        response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(bytes);
        return undefined;
      });
      const download = valueOf(await tokenClient({ baseUrl }).files.download({ dataToken: 'd-1' }));
      expect(Buffer.from(valueOf(await download.bytes()))).toEqual(bytes);
    }
  });

  it('writes it to a file', async () => {
    const { baseUrl } = await always(file);
    const path = join(await folder(), 'survey.qex');
    const download = valueOf(await tokenClient({ baseUrl }).files.download({ dataToken: 'd-1' }));
    expect(valueOf(await download.saveTo(path))).toBe(bytes.length);
    expect(await readFile(path)).toEqual(bytes);
  });

  it('leaves no socket and no half file when it is aborted in the middle', async () => {
    const server = await serve(endless);
    const at = await folder();
    const controller = new AbortController();
    const download = valueOf(
      await tokenClient({ baseUrl: server.baseUrl }).files.download(
        { dataToken: 'd-1' },
        { signal: controller.signal, onProgress: ({ done }) => void (done > 5_000_000 && controller.abort('enough')) },
      ),
    );
    const error = errorOf(await download.saveTo(join(at, 'survey.qex')), 'aborted');
    expect(error).toMatchObject({ reason: 'enough', phase: 'body', operation: 'files.download' });
    expect(await readdir(at)).toEqual([]);
    await goneSockets(server);
  });

  it('leaves no half file when the server breaks it off', async () => {
    const { baseUrl } = await serve((_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '1000000' });
      response.write(bytes, () => response.destroy());
      return undefined;
    });
    const at = await folder();
    const download = valueOf(await tokenClient({ baseUrl }).files.download({ dataToken: 'd-1' }));
    expect(errorOf(await download.saveTo(join(at, 'survey.qex')), 'network').reason).toBe('truncated');
    expect(await readdir(at)).toEqual([]);
  });

  it.for([
    ['an envelope of failure', no(103, 404), { kind: 'api', code: 103, category: 'not_found' }],
    ['an envelope of failure, with a status of success', no(123, 200), { kind: 'api', code: 123 }],
    [
      'a page',
      { headers: { 'content-type': 'text/html' }, body: '<html>' },
      { kind: 'decode', reason: 'content_type' },
    ],
    [
      'a page of failure',
      { status: 500, headers: { 'content-type': 'text/html' }, body: '' },
      { kind: 'http', status: 500 },
    ],
    ['an envelope of success', envelope({ Name: 'x' }), { kind: 'decode', reason: 'shape' }],
  ] as const)('is no file: %s', async ([, told, expected]) => {
    const { baseUrl } = await always(told);
    const result = await tokenClient({ baseUrl, retry: { limit: 0 } }).files.download({ dataToken: 'd-1' });
    expect(result.error).toMatchObject(expected);
  });
});

describe('a file that has to be made first', () => {
  const made: Answer = ({ path }) => {
    if (path === 'SurveyTasks/7/Content') return envelope({ DataToken: 'd-1' });
    if (path === 'SurveyTasks/7/Feedback/61/Screenshot') return envelope({ DataToken: 'd-1' });
    return path === 'Files/Requests/d-1/Download' ? file : no(103, 404);
  };

  it('is made and fetched in one call', async () => {
    const { baseUrl } = await serve(made);
    const cca = tokenClient({ baseUrl });
    for (const result of [
      await cca.surveyTasks.content.download({ surveyTaskId: 7 }),
      await cca.surveyTasks.feedback.downloadScreenshot({ surveyTaskId: 7, feedbackId: 61 }),
    ]) {
      expect(Buffer.from(valueOf(await valueOf(result).bytes()))).toEqual(bytes);
    }
  });

  it('is an error under the name of the call, whichever half fails', async () => {
    const noFile: Answer = ({ path }) => (path.startsWith('Files') ? no(123, 404) : envelope('d-1'));
    for (const answer of [() => no(112, 403), noFile]) {
      const { baseUrl } = await serve(answer);
      const { error } = await tokenClient({ baseUrl }).surveyTasks.content.download({ surveyTaskId: 7 });
      expect(error).toMatchObject({ kind: 'api', operation: 'surveyTasks.content.download' });
    }
  });
});

describe('client.download', () => {
  it('fetches any path', async () => {
    const server = await always(file);
    const cca = tokenClient({ baseUrl: server.baseUrl });
    const download = valueOf(await cca.download('SurveyTasks/7/Interviews', { query: { format: 'Dat File' } }));
    expect(Buffer.from(valueOf(await download.bytes()))).toEqual(bytes);
    expect(server.asked).toMatchObject([{ path: 'SurveyTasks/7/Interviews', query: 'format=Dat%20File' }]);
  });

  it('never leaves the API', async () => {
    const server = await always(file);
    const result = await tokenClient({ baseUrl: server.baseUrl }).download('../secret');
    expect(errorOf(result, 'input').issues).toMatchObject([{ path: 'path' }]);
    expect(server.asked).toEqual([]);
  });
});
