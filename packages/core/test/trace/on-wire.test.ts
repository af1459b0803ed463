import { describe, expect, it, vi } from 'vitest';
import { run, createReceiver, type ClientOptions, type WireExchange, type WireSent } from '../../src/index.ts';
import { deadPort } from '../support/loopback.ts';
import { dial, look } from '../support/operations.ts';
import { errorOf, valueOf } from '../support/say.ts';
import { sendJson, serve } from '../support/serve.ts';
import { tiny } from '../support/tiny.ts';

const canary = { toNumber: '74955404444', note: 'Aleksandrov asked for Ivanovskaya' };
const secrets = /canary|4955404444|Aleksandrov|Ivanovskaya|127\.0\.0\.1/;

function tap(options: ClientOptions) {
  const exchanges: WireExchange[] = [];
  const onWire = (exchange: WireExchange): void => void exchanges.push(exchange);
  const connection = tiny({ onWire, ...options }, { credentials: { key: 'canary-key-8831' } });
  /** The recorder is loaded with the first exchange. */
  const recorded = (count: number): Promise<WireExchange[]> =>
    vi.waitFor(() => (expect(exchanges).toHaveLength(count), exchanges));
  return { connection, recorded };
}

describe('onWire', () => {
  it('tells of every attempt, names and structure real, values made up', async () => {
    const server = await serve((_hit, response) =>
      sendJson(response, { code: 0, data: { id: '74955404444', title: 'Ivanovskaya' } }, 200, {
        'set-cookie': 'canary',
      }),
    );
    const { connection, recorded } = tap({ baseUrl: server.url, headers: { 'x-tenant': 'canary' } });
    valueOf(await run(connection, dial, canary));
    const [exchange] = (await recorded(1)) as [WireSent];
    expect(exchange).toMatchObject({
      trace: 1,
      direction: 'sent',
      vendor: 'tiny',
      operation: 'calls.dial',
      attempt: 1,
      scheme: 'http:',
      request: {
        method: 'POST',
        path: 'calls/dial',
        headers: { 'x-tenant': '[x-tenant]', authorization: '[authorization]' },
      },
      answer: { status: 200, headers: { 'content-type': 'application/json', 'set-cookie': '[set-cookie]' } },
    });
    expect(JSON.stringify(exchange)).not.toMatch(secrets);
    const asked = JSON.parse(exchange.request.body ?? '') as { to_number: string; note: string };
    expect(Object.keys(asked)).toEqual(['to_number', 'note']);
    // The number of the answer is the one that was asked for.
    const { data } = JSON.parse(exchange.answer?.body ?? '') as { data: { id: string; title: string } };
    expect(data.id).toBe(asked.to_number);
    expect(asked.note.endsWith(data.title)).toBe(true);
    expect(exchange.input).toEqual(asked);
  });

  it('tells of the attempts that failed, and why', async () => {
    const { connection, recorded } = tap({
      baseUrl: `http://127.0.0.1:${await deadPort()}`,
      retry: { limit: 1 },
      random: () => 0,
    });
    errorOf(await run(connection, look, { ticket: 'T1' }), 'network');
    const exchanges = (await recorded(2)) as WireSent[];
    expect(exchanges.map(({ attempt, failure }) => [attempt, failure])).toEqual([
      [1, 'network: refused'],
      [2, 'network: refused'],
    ]);
    expect(new Set(exchanges.map(({ callId }) => callId)).size).toBe(1);
  });

  it.each([
    ['a page', 'text/html', '<html><body>canary Aleksandrov</body></html>'],
    ['bytes', 'application/octet-stream', Buffer.from([0, 1, 2, 255, 254])],
    ['bytes of no charset', 'text/plain; charset=x-klingon', 'canary'],
    ['nothing', 'application/json', ''],
  ])('takes %s for an answer', async (_what, type, body) => {
    const server = await serve((_hit, response) => response.writeHead(200, { 'content-type': type }).end(body));
    const { connection, recorded } = tap({ baseUrl: server.url, retry: { limit: 0 } });
    const result = await run(connection, look, { ticket: 'T1' });
    const without = await run(tiny({ baseUrl: server.url, retry: { limit: 0 } }), look, { ticket: 'T1' });
    expect(errorOf(result, 'decode').reason).toBe(errorOf(without, 'decode').reason);
    const [exchange] = (await recorded(1)) as [WireSent];
    expect(exchange.answer?.bytes).toBe(body.length);
    expect(JSON.stringify(exchange)).not.toMatch(secrets);
  });

  it('changes nothing of a call, whatever the listener does', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 0, data: { id: 'T1' } }));
    for (const onWire of [
      () => {
        throw new Error('no');
      },
      (() => Promise.reject(new Error('no'))) as () => void,
      (exchange: WireExchange) => Object.assign(exchange.request, { body: 'x' }),
    ]) {
      const { connection } = tap({ baseUrl: server.url, onWire });
      expect(valueOf(await run(connection, look, { ticket: 'T1' })).id).toBe('T1');
    }
  });

  it('waits for bodies that never end, and not for itself', async () => {
    const server = await serve((_hit, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"code":');
    });
    const { connection, recorded } = tap({ baseUrl: server.url, attemptTimeoutMs: 100, retry: { limit: 0 } });
    errorOf(await run(connection, look, { ticket: 'T1' }), 'timeout');
    const [exchange] = (await recorded(1)) as [WireSent];
    expect(exchange.answer).toMatchObject({ status: 200, bytes: 8 });
  });

  it('must be a function', () => {
    expect(() => tap({ baseUrl: 'http://127.0.0.1', onWire: 'file' as never })).toThrow(/onWire/);
  });

  it('tells of what is delivered, and how it was answered', async () => {
    const exchanges: WireExchange[] = [];
    const receiver = createReceiver(
      { vendor: 'tiny', contentTypes: [], shownFields: ['state'], open: () => ({ opened: true, event: 1 }) },
      { onWire: (exchange) => void exchanges.push(exchange) },
    );
    const body = JSON.stringify({ state: 'Ringing', number: '74955404444' });
    const url = 'https://crm.example/canary/Aleksandrov?key=canary';
    expect((await receiver.receive(new Request(url, { method: 'POST', body }))).status).toBe(200);
    const [exchange] = await vi.waitFor(() => (expect(exchanges).toHaveLength(1), exchanges));
    expect(exchange).toMatchObject({ direction: 'received', status: 200, request: { method: 'POST' } });
    expect(exchange?.request.body).toMatch(/^\{"state":"Ringing","number":"\d{11}"\}$/);
    expect(JSON.stringify(exchange)).not.toMatch(secrets);
  });
});
