import { describe, expect, it } from 'vitest';
import { all, map, rawOf, vendorText } from '../../src/index.ts';
import { dial, look } from '../support/operations.ts';
import { errorOf, everythingSaid, valueOf } from '../support/say.ts';
import { tick, watchProcess } from '../support/script.ts';
import { sendJson, serve } from '../support/serve.ts';
import { tinyCodes } from '../support/tiny-codes.ts';
import { opened } from '../../src/connection.ts';
import { accepted, desk, dialAndWait, found, name, number } from './parts.ts';

describe('a method made of several calls answers like one', () => {
  it('with one name, one id, the sum of the attempts and what the last answer said', async () => {
    const server = await serve((hit, response) => {
      const first = server.hits.filter(({ url }) => url === hit.url).length === 1;
      if (hit.method === 'GET' && first) return sendJson(response, 'sorry', 503);
      sendJson(response, accepted, 200, { 'x-tiny-request': `r-${server.hits.length}` });
    });
    const { composed, events } = desk(server.url);
    const context = { trace: 7 };
    const result = await composed(
      async (own) => {
        const ticket = await own.run(look, found);
        const dialled = await own.run(dial, number);
        return map(all([ticket, dialled]), (both) => both.map(({ id }) => id));
      },
      { context },
    );
    expect(valueOf(result)).toEqual(['T1', 'T1']);
    expect(result.meta).toMatchObject({
      vendor: 'tiny',
      operation: name,
      attempts: 3,
      status: 200,
      requestId: 'r-3',
      context,
    });
    expect(result.meta.endpoint).toBe(new URL(server.url).origin);
    expect(result.meta.callId).toBe(events[0]?.callId);
    expect(server.hits).toHaveLength(3);
  });

  it('also when it answers with the Result of a part as it is', async () => {
    const server = await serve((_hit, response) => sendJson(response, accepted));
    const { composed, events } = desk(server.url);
    const result = await composed((own) => own.run(dial, number));
    expect(result.meta).toMatchObject({ operation: name, callId: events[0]?.callId, attempts: 1 });
  });

  it('with the error of a part under its own name', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10, message: 'in words' }, 404));
    const result = await desk(server.url).composed((own) => own.run(dial, number));
    const error = errorOf(result, 'api');
    expect(error).toMatchObject({
      operation: name,
      vendor: 'tiny',
      code: 10,
      status: 404,
      attempts: 1,
      outcome: 'rejected',
    });
    expect(error.message).toContain(name);
    expect(vendorText(error)).toBe('in words');
    expect(everythingSaid(error)).not.toContain('in words');
    expect(result.meta).toMatchObject({ operation: name, attempts: 1, status: 404 });
  });

  it('with what a part threw as its cause', async () => {
    const sender = (): Promise<never> => Promise.reject(Object.assign(new RangeError('canary'), { code: 'EODD' }));
    const error = errorOf(
      await desk('http://tiny.test', { sender }).composed((own) => own.run(dial, number)),
      'unexpected',
    );
    expect(error).toMatchObject({ participant: 'sender', operation: name, cause: { code: 'EODD' } });
    expect(everythingSaid(error)).not.toContain('canary');
  });

  it('and keeps the undecoded answer of its last part for who asked to keep it', async () => {
    const server = await serve((hit, response) => sendJson(response, hit.method === 'GET' ? accepted : { code: 10 }));
    const { composed } = desk(server.url, { keepRaw: true });
    expect(rawOf(await composed((own) => own.run(look, found)))).toBe(JSON.stringify(accepted));
    expect(rawOf((await composed((own) => own.run(dial, number))).error)).toBe('{"code":10}');
  });

  it('with what comes by another way', async () => {
    const server = await serve((_hit, response) => sendJson(response, accepted));
    const { composed, outcomes } = desk(server.url);
    const waiting = composed(dialAndWait(outcomes));
    await expect.poll(() => server.hits.length).toBe(1);
    await tick(10);
    expect(await outcomes.deliver('call', 'answered')).toBe(true);
    expect(valueOf(await waiting)).toBe('answered');
  });
});

describe('a vendor who says no by another way', () => {
  it('is an api error with the vendor’s code, words and places', async () => {
    const server = await serve((_hit, response) => sendJson(response, accepted));
    const issues = [{ path: 'toNumber', expected: 'a number that exists' }];
    const result = await desk(server.url).composed(async (own) => {
      await own.run(dial, number);
      return own.rejected(tinyCodes.find(10), { vendorText: 'in words', issues });
    });
    const error = errorOf(result, 'api');
    expect(error).toMatchObject({
      code: 10,
      category: 'not_found',
      outcome: 'rejected',
      attempts: 1,
      operation: name,
      issues,
    });
    expect(vendorText(error)).toBe('in words');
    expect(everythingSaid(error)).not.toContain('in words');
  });

  it('is a success with a remark where the caller accepts that code', async () => {
    const { composed } = desk('http://tiny.test');
    const result = await composed(async (own) => own.rejected(tinyCodes.find(10)), { acceptCodes: [10] });
    expect([result.ok, result.notice?.code]).toEqual([true, 10]);
    const other = await composed(async (own) => own.rejected(tinyCodes.find(10)), { acceptCodes: [11] });
    expect(errorOf(other, 'api').code).toBe(10);
  });

  it('in the answer of a part is accepted by the same option', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10, data: { id: 'T9' } }));
    const result = await desk(server.url).composed((own) => own.run(dial, number), { acceptCodes: [10] });
    expect([result.ok, result.value, result.notice?.asked]).toEqual([true, { id: 'T9' }, 10]);
  });

  it('may make a remark on what was done', async () => {
    const notice = tinyCodes.find(1);
    const result = await desk('http://tiny.test').composed(async (own) => own.done('ready', notice));
    expect([valueOf(result), result.notice]).toEqual(['ready', notice]);
  });
});

describe('what goes wrong in the work itself', () => {
  it.each<[string, () => Promise<never>]>([
    ['throws', () => { throw new RangeError('canary'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new RangeError('canary'))],
    ['rejects with nothing', () => Promise.reject(undefined)],
    ['answers nothing', async () => undefined as never],
  ])('work that %s is unexpected, and leaves nothing in flight', async (_what, work) => {
    const { composed, connection, events } = desk('http://tiny.test');
    const error = errorOf(await composed(work), 'unexpected');
    expect(error).toMatchObject({ participant: 'trunkline', outcome: 'not_sent', operation: name, attempts: 0 });
    expect(everythingSaid(error)).not.toContain('canary');
    expect(opened(connection).inFlight.size).toBe(0);
    expect(events.filter(({ type }) => type === 'settled')).toHaveLength(1);
  });

  it('after something was sent leaves its outcome unknown', async () => {
    const server = await serve((_hit, response) => sendJson(response, accepted));
    const result = await desk(server.url).composed(async (own) => {
      await own.run(dial, number);
      throw new Error('defect');
    });
    expect(errorOf(result, 'unexpected')).toMatchObject({ outcome: 'unknown', attempts: 1 });
  });

  it('a promise that rejects while it is awaited is a failure of the store', async () => {
    const work = Promise.reject(new Error('canary'));
    const result = await desk('http://tiny.test').composed((own) => own.until(work, 'reply'));
    expect(errorOf(result, 'unexpected')).toMatchObject({ participant: 'store', phase: 'reply' });
  });

  it('a promise that rejects after the clock has run out disturbs nobody', async () => {
    const unhandled = watchProcess();
    const late = tick(60).then(() => Promise.reject(new Error('late')));
    const { composed } = desk('http://tiny.test');
    errorOf(await composed((own) => own.until(late, 'reply'), { timeoutMs: 20 }), 'timeout');
    await tick(80);
    expect(unhandled).toEqual([]);
  });
});

describe('the events of a composed method', () => {
  it('begin with its start and end with its end, which says what the Result says', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10 }));
    const { composed, events } = desk(server.url);
    const { error, meta } = await composed((own) => own.run(dial, number));
    const own = events.filter(({ callId }) => callId === meta.callId);
    const { kind, category, outcome } = error ?? {};
    const settled = {
      type: 'settled',
      ok: false,
      kind,
      category,
      outcome,
      durationMs: meta.durationMs,
      operation: name,
    };
    expect(own[0]).toMatchObject({ type: 'start', operation: name, attempt: 0 });
    expect(own.at(-1)).toMatchObject({ ...settled, attempt: 1 });
    expect([events[0], events.at(-1)]).toEqual([own[0], own.at(-1)]);
  });

  it('tell code, phase and remark like those of any call', async () => {
    const server = await serve((hit, response) =>
      sendJson(response, hit.method === 'POST' ? { code: 10 } : { code: 1, data: { id: 'T1' } }),
    );
    const { composed, events } = desk(server.url);
    await composed((own) => own.run(dial, number));
    expect(events.at(-1)).toMatchObject({ operation: name, ok: false, code: 10 });
    await composed((own) => own.until(new Promise(() => undefined), 'reply'), { timeoutMs: 10 });
    expect(events.at(-1)).toMatchObject({ operation: name, ok: false, phase: 'reply' });
    await composed((own) => own.run(look, found));
    expect(events.at(-1)).toMatchObject({ operation: name, ok: true, notice: 1 });
  });

  it('can be found by the id of the Result, also those of its requests', async () => {
    const server = await serve((_hit, response) => sendJson(response, accepted));
    const { composed, events } = desk(server.url);
    const { meta } = await composed((own) => own.run(dial, number));
    const types = events.filter(({ callId }) => callId === meta.callId).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['start', 'request', 'response', 'settled']));
  });
});
