import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { CcaWebApiClient, Progress } from '../src/index.ts';
import { loginClient, tokenClient } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { envelope, no, serve, serveSessions, type Server, type Told } from './support/server.ts';

const contacts = [{ Id: 1001, Phone: '79990000001' }];
const search = { listIds: [21] } as const;

/** A server whose search is over after so many questions; `not yet` is what it says until then. */
function searching(polls: number, notYet: Told = envelope({ ResultCode: 1 })): Promise<Server> {
  let asked = 0;
  return serve(({ method, path }) => {
    if (method === 'POST') return envelope('request-1');
    if (path === 'Lists/FindContacts/request-1/Status') return (asked += 1) > polls ? envelope({ Done: true }) : notYet;
    return path === 'Lists/FindContacts/request-1' ? envelope(contacts) : no(103, 404);
  });
}

function client(server: Server): CcaWebApiClient {
  return tokenClient({ baseUrl: server.baseUrl, retry: { limit: 0 } });
}

describe('lists.findContacts', () => {
  it.for([
    ['code 1', envelope({ ResultCode: 1, Error: '' })],
    ['code 104', no(104, 409)],
    ['HTTP 202', envelope({}, { status: 202 })],
  ] as const)('begins, asks until it is over, and answers what was found: %s', async ([, notYet]) => {
    const server = await searching(2, notYet);
    const progress: Progress[] = [];
    const found = await client(server).lists.findContacts(search, {
      pollMs: 10,
      onProgress: (step) => void progress.push(step),
    });
    expect(valueOf(found)).toEqual(contacts);
    expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST Lists/FindContacts',
      ...Array<string>(3).fill('GET Lists/FindContacts/request-1/Status'),
      'GET Lists/FindContacts/request-1',
    ]);
    expect(progress).toEqual([1, 2, 3].map((done) => ({ operation: 'lists.findContacts', unit: 'polls', done })));
    expect(found.meta).toMatchObject({ operation: 'lists.findContacts', attempts: 5 });
  });

  it('goes by the caller’s own reading of the status', async () => {
    let percent = 0;
    const server = await serve(({ method, path }) => {
      if (method === 'POST') return envelope('request-1');
      return path.endsWith('Status') ? envelope({ Percent: (percent += 50) }) : envelope(contacts);
    });
    const found = await client(server).lists.findContacts(search, {
      pollMs: 10,
      isDone: (status) => (status as { Percent: number }).Percent === 150,
    });
    expect(valueOf(found)).toEqual(contacts);
    expect(percent).toBe(150);
  });

  it('goes on while the contacts themselves are not there yet', async () => {
    let asked = 0;
    const server = await serve(({ method, path }) => {
      if (method === 'POST') return envelope('request-1');
      if (path.endsWith('Status')) return envelope(null);
      return (asked += 1) < 3 ? envelope({ ResultCode: 1 }) : envelope(contacts);
    });
    expect(valueOf(await client(server).lists.findContacts(search, { pollMs: 10 }))).toEqual(contacts);
    expect(asked).toBe(3);
  });

  it('reads the contacts by the caller’s schema', async () => {
    const schema = v.array(v.object({ Id: v.number() }));
    const found = await client(await searching(0)).lists.findContacts(search, { schema });
    expect(valueOf(found)).toEqual([{ Id: 1001 }]);
    const wrong = v.array(v.object({ Id: v.string() }));
    const { error } = await client(await searching(0)).lists.findContacts(search, { schema: wrong });
    expect(error).toMatchObject({ kind: 'decode', reason: 'shape', operation: 'lists.findContacts' });
    expect(error?.kind === 'decode' && error.issues).toMatchObject([{ path: expect.stringContaining('[0].Id') }]);
    expect(JSON.stringify(error)).not.toContain('79990000001');
  });

  it('ends at once when it is aborted, and asks no more', async () => {
    const server = await searching(1_000_000);
    const controller = new AbortController();
    const onProgress = ({ done }: Progress): void => void (done === 2 && controller.abort('enough'));
    const found = await client(server).lists.findContacts(search, {
      pollMs: 10,
      signal: controller.signal,
      onProgress,
    });
    expect(errorOf(found, 'aborted').reason).toBe('enough');
    const asked = server.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.asked).toHaveLength(asked);
  });

  it('ends when its time is over', async () => {
    const server = await searching(1_000_000);
    const found = await client(server).lists.findContacts(search, { pollMs: 10, timeoutMs: 150 });
    expect(errorOf(found, 'timeout')).toMatchObject({ scope: 'total' });
  });

  it('ends with the vendor’s no, wherever it comes', async () => {
    for (const [method, end, code] of [
      ['POST', '', 126],
      ['GET', 'Status', 103],
      ['GET', 'request-1', 128],
    ] as const) {
      const server = await serve((asked) => {
        if (asked.method === method && asked.path.endsWith(end)) return no(code, 400);
        return asked.method === 'POST' ? envelope('request-1') : envelope(null);
      });
      expect(errorOf(await client(server).lists.findContacts(search), 'api').code).toBe(code);
    }
  });

  it('does not log in for a search that the server has forgotten', async () => {
    const server = await serveSessions(({ method }) => (method === 'POST' ? envelope('request-1') : no(102, 401)));
    const { error } = await loginClient({ baseUrl: server.baseUrl }).lists.findContacts(search);
    expect(error).toMatchObject({ kind: 'api', code: 102, category: 'not_found' });
    expect(server.logins()).toBe(1);
  });

  it.for([
    ['listIds', { listIds: [] }, {}],
    ['options.pollMs', search, { pollMs: 0 }],
    ['options.pollMs', search, { pollMs: Number.NaN }],
    ['options.isDone', search, { isDone: true }],
    ['options.schema', search, { schema: {} }],
  ] as const)('sends nothing when %s is wrong', async ([path, input, options]) => {
    const server = await searching(0);
    const found = await client(server).lists.findContacts(input, options as never);
    expect(errorOf(found, 'input').issues.map((issue) => issue.path)).toEqual([path]);
    expect(server.asked).toEqual([]);
  });

  it('answers a Result also when the caller’s own reading of the status throws', async () => {
    const found = await client(await searching(0)).lists.findContacts(search, {
      isDone: () => {
        throw new Error('canary');
      },
    });
    expect(errorOf(found, 'unexpected').message).not.toContain('canary');
  });
});
