import { describe, expect, it } from 'vitest';

import { faultKinds, type Fault } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, ask } from './support/client.ts';
import { askRaw } from './support/raw.ts';
import { story } from './support/story.ts';

const simulator = useVatsSimulator({ time: 'manual', receive: () => new Response('ok') });
const path = 'account/balance';
const raw = (): ReturnType<typeof askRaw> => askRaw(simulator(), path, {});
const lengthIn = (head: string): number => Number(/content-length: (\d+)/i.exec(head)?.[1]);

describe('on the wire', () => {
  it('answers well without a fault', async () => {
    const { head, body, end } = await raw();
    expect(head).toMatch(/^HTTP\/1.1 200 /);
    expect(body.length).toBe(lengthIn(head));
    expect(end).toBe('fin');
  });

  it('cutBody promises more than it sends, then ends', async () => {
    simulator().faults.next({ kind: 'cutBody' });
    const { head, body, end } = await raw();
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThan(lengthIn(head));
    expect(end).toBe('fin');
  });

  it('resetBeforeHeaders resets without a byte', async () => {
    simulator().faults.next({ kind: 'resetBeforeHeaders' });
    const { bytes, end } = await raw();
    expect(bytes.length).toBe(0);
    expect(end).toBe('reset');
    expect(simulator().requests[0]).not.toHaveProperty('answeredStatus');
  });

  it('resetInBody resets after half of the body', async () => {
    simulator().faults.next({ kind: 'resetInBody' });
    const { head, body, end } = await raw();
    expect(body.length).toBe(Math.floor(lengthIn(head) / 2));
    expect(end).toBe('reset');
  });

  it('stallHeaders says nothing on an open connection', async () => {
    simulator().faults.next({ kind: 'stallHeaders' });
    const { bytes, end } = await raw();
    expect(bytes.length).toBe(0);
    expect(end).toBe('open');
  });

  it('stallBody stops in the middle of the body', async () => {
    simulator().faults.next({ kind: 'stallBody' });
    const { head, body, end } = await raw();
    expect(body.length).toBe(Math.floor(lengthIn(head) / 2));
    expect(end).toBe('open');
  });

  it('slowHeaders come late, in real time', async () => {
    simulator().faults.next({ kind: 'slowHeaders', ms: 120 });
    const start = performance.now();
    expect((await ask(simulator(), path)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(110);
  });

  it('slowBody drips', async () => {
    simulator().faults.next({ kind: 'slowBody', ms: 3 });
    const start = performance.now();
    expect(await answerOf(simulator(), path)).toMatchObject({ result: 1000 });
    expect(performance.now() - start).toBeGreaterThan(100);
  });
});

describe('in the body', () => {
  const textUnder = async (fault: Fault): Promise<Response> => {
    simulator().faults.next(fault);
    return ask(simulator(), path);
  };

  it('emptyBody is empty', async () => {
    const answer = await textUnder({ kind: 'emptyBody' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each(['truncatedBody', 'badSyntax'] as const)('%s is no JSON', async (kind) => {
    const text = await (await textUnder({ kind })).text();
    expect(text.length).toBeGreaterThan(10);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('wrongCharset sends windows-1251 under another name', async () => {
    const answer = await textUnder({ kind: 'wrongCharset', declared: 'x-nobody' });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=x-nobody');
    const bytes = await answer.arrayBuffer();
    expect(JSON.parse(new TextDecoder('windows-1251').decode(bytes))).toMatchObject({ note: 'Привет', result: 1000 });
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
  });
});

describe('instead of the answer', () => {
  it('code gives the vendor its say', async () => {
    simulator().faults.next({ kind: 'code', code: 5001 });
    expect(await answerOf(simulator(), path)).toEqual({ result: 5001 });
    simulator().faults.next({ kind: 'code', code: 9999, message: 'in words' });
    expect(await answerOf(simulator(), path)).toEqual({ result: 9999, message: 'in words' });
  });

  it('status gives a plain HTTP failure', async () => {
    simulator().faults.next({ kind: 'status', status: 503, headers: { 'retry-after': '2' }, body: 'down' });
    const answer = await ask(simulator(), path);
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '2', 'down']);
    simulator().faults.next({ kind: 'status', status: 204 });
    expect((await ask(simulator(), path)).status).toBe(204);
  });

  it('rateLimit is 429 in the words of the vendor', async () => {
    simulator().faults.next({ kind: 'rateLimit', retryAfter: '7' });
    const answer = await ask(simulator(), path);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await answer.json()).toMatchObject({ message: 'Rate limit exceeded.' });
  });

  it('html is a page with status 200', async () => {
    simulator().faults.next({ kind: 'html' });
    const answer = await ask(simulator(), path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('redirect points elsewhere', async () => {
    simulator().faults.next({ kind: 'redirect', location: 'http://other.invalid/' });
    const { head } = await raw();
    expect(head).toMatch(/^HTTP\/1.1 307 /);
    expect(head).toMatch(/location: http:\/\/other.invalid\//);
  });

  it('carries nothing out, while a spoilt answer does', async () => {
    const call = { from: { extension: '101' }, to_number: '79001234567' };
    simulator().faults.next({ kind: 'status', status: 503 });
    await ask(simulator(), 'commands/callback', call);
    simulator().faults.next({ kind: 'resetBeforeHeaders', carriedOut: false });
    await askRaw(simulator(), 'commands/callback', call);
    await simulator().idle();
    expect(simulator().calls).toEqual([]);
    simulator().faults.next({ kind: 'resetBeforeHeaders' });
    await askRaw(simulator(), 'commands/callback', call);
    await simulator().idle();
    expect(simulator().calls).toHaveLength(1);
  });
});

describe('the switchboard', () => {
  it('counts, aims and clears', async () => {
    const { faults } = simulator();
    faults.always({ kind: 'code', code: 5003 }, { path: 'groups' });
    faults.next({ kind: 'code', code: 5001 }, { count: 2, path: /balance$/ });
    expect(await answerOf(simulator(), 'groups')).toEqual({ result: 5003 });
    expect(await answerOf(simulator(), path)).toEqual({ result: 5001 });
    expect(faults.armed.map(({ remaining }) => remaining)).toEqual([Infinity, 1]);
    expect(await answerOf(simulator(), path)).toEqual({ result: 5001 });
    expect(await answerOf(simulator(), path)).toMatchObject({ result: 1000 });
    expect(await answerOf(simulator(), 'groups')).toEqual({ result: 5003 });
    faults.clear();
    expect(await answerOf(simulator(), 'groups')).toMatchObject({ result: 1000 });
    expect(simulator().requests.map(({ fault }) => fault?.kind)).toEqual([
      'code',
      'code',
      'code',
      undefined,
      'code',
      undefined,
    ]);
  });

  it('names the kinds it knows when it is asked for another', () => {
    const unknown = { kind: 'earthquake' } as unknown as Fault;
    expect(() => simulator().faults.next(unknown)).toThrow(/Unknown fault "earthquake". Known: code, status/);
  });

  it('describes every kind', () => {
    for (const { description } of Object.values(faultKinds)) expect(description).toMatch(/\.$/);
  });
});

describe('on the way of an event', () => {
  const sms = { command_id: 'a', from_extension: '101', to_number: '79001234567', text: 'x' };
  const sendUnder = async (fault: Fault): Promise<string[]> => {
    simulator().faults.next(fault, { path: 'result/sms' });
    await ask(simulator(), 'commands/sms', sms);
    await simulator().idle();
    return story(simulator());
  };

  it('duplicateEvent comes twice', async () => {
    expect(await sendUnder({ kind: 'duplicateEvent' })).toEqual(['result/sms 1000', 'result/sms 1000', 'sms 1000']);
    expect(simulator().webhooks[0]?.form).toEqual(simulator().webhooks[1]?.form);
  });

  it('dropEvent never comes', async () => {
    await sendUnder({ kind: 'dropEvent' });
    expect(simulator().webhooks.map(({ status, failure }) => status ?? failure)).toEqual(['dropped', 200]);
  });

  it('lateEvent comes later', async () => {
    expect(await sendUnder({ kind: 'lateEvent', ms: 10_000 })).toEqual(['sms 1000', 'result/sms 1000']);
  });

  it('outOfOrderEvents change places', async () => {
    expect(await sendUnder({ kind: 'outOfOrderEvents' })).toEqual(['sms 1000', 'result/sms 1000']);
  });

  it('an event waits no longer than five seconds for the next one', async () => {
    simulator().faults.next({ kind: 'outOfOrderEvents' });
    void simulator().postEvent('events/dtmf', {});
    await simulator().advance(4_999);
    expect(simulator().webhooks).toEqual([]);
    await simulator().advance(1);
    expect(simulator().webhooks).toHaveLength(1);
  });

  it('badSignatureEvent is signed wrongly', async () => {
    await sendUnder({ kind: 'badSignatureEvent' });
    expect(simulator().webhooks.map(({ form }) => form.sign === '0'.repeat(64))).toEqual([true, false]);
  });
});
