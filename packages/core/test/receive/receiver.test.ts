import fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { deliveryStatus, isDeliveryError, isTrunklineError, type DeliveryErrorKind } from '../../src/index.ts';
import { watchProcess } from '../support/script.ts';
import { desk, hostDesk, post, postSlowly, type Ended } from './desk.ts';

const event = { id: 'e-1', call: 'c-1', seq: 1 };
const raw = (body: string, path = '/hooks/k-1'): Parameters<ReturnType<typeof desk>['verify']>[0] => ({
  path,
  headers: { 'x-signature': `length ${new TextEncoder().encode(body).length}` },
  body: new TextEncoder().encode(body),
});

describe('a delivery', () => {
  it('that is right is told 200 and handed over, read and dated', async () => {
    const seen: Ended[] = [];
    const clock = { now: () => 1_700_000_000_000, monotonic: () => 0, sleep: async () => undefined };
    const answer = await desk({ onEvent: (delivery) => seen.push(delivery), clock }).receive(post(event));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    expect(seen).toEqual([{ event, freshness: 'fresh', receivedAt: 1_700_000_000_000 }]);
  });

  it('may carry parameters in its content type, in any case', async () => {
    const answer = await desk().receive(post(event, { 'content-type': 'Application/JSON; charset=utf-8' }));
    expect(answer.status).toBe(200);
  });

  it('hands the raw bytes, the path and the headers to the vendor’s side', async () => {
    const odd = Uint8Array.from([0xff, 0x00, 0xfe]);
    const opened: unknown[] = [];
    const receiver = desk(
      {},
      { contentTypes: [], open: (delivery) => (opened.push(delivery), { opened: false, kind: 'key' }) },
    );
    await receiver.receive(post(odd, { 'X-Vendor': 'v' }, '/hooks/k-1?secret=no'));
    expect(opened).toMatchObject([{ path: '/hooks/k-1', headers: { 'x-vendor': 'v' }, body: odd }]);
  });

  const turnedAway: [DeliveryErrorKind, number, () => Request][] = [
    ['method', 405, () => new Request('http://desk.test/hooks/k-1')],
    ['method', 405, () => new Request('http://desk.test/hooks/k-1', { method: 'PUT', body: '{}' })],
    ['content_type', 415, () => post(event, { 'content-type': 'text/plain' })],
    ['content_type', 415, () => post(event, { 'content-type': 'application/jsonp' })],
    ['content_type', 415, () => post(event, { 'content-type': '' })],
    ['too_large', 413, () => post({ id: 'x'.repeat(300) })],
    ['key', 403, () => post(event, {}, '/hooks/k-2')],
    ['signature', 403, () => post(event, { 'x-signature': 'length 1' })],
    ['syntax', 400, () => post('{"id":')],
    ['shape', 400, () => post({ call: 'c-1' })],
  ];
  it.each(turnedAway)('turned away for its %s is told %i, and nobody hears of it', async (kind, status, request) => {
    const seen: Ended[] = [];
    const receiver = desk({ onEvent: (delivery) => seen.push(delivery), maxBodyBytes: 200 });
    expect((await receiver.receive(request())).status).toBe(status);
    expect(deliveryStatus[kind]).toBe(status);
    expect(seen).toEqual([]);
  });

  it('turned away does not count as seen', async () => {
    const seen: Ended[] = [];
    const receiver = desk({ onEvent: (delivery) => seen.push(delivery) });
    await receiver.receive(post(event, { 'x-signature': 'length 1' }));
    await receiver.receive(post(event));
    expect(seen.map(({ freshness }) => freshness)).toEqual(['fresh']);
  });

  it('may be just as long as allowed', async () => {
    const body = JSON.stringify(event);
    expect((await desk({ maxBodyBytes: body.length }).receive(post(body))).status).toBe(200);
    expect((await desk({ maxBodyBytes: body.length - 1 }).receive(post(body))).status).toBe(413);
  });
});

describe('over a real connection', () => {
  function* endless(): Generator<string> {
    for (;;) yield 'x'.repeat(1_000);
  }

  it('a good delivery is told 200', async () => {
    const seen: Ended[] = [];
    const port = await hostDesk(desk({ onEvent: (delivery) => seen.push(delivery) }));
    const body = JSON.stringify(event);
    const headers = { 'x-signature': `length ${body.length}` };
    expect(await postSlowly(port, [body.slice(0, 9), body.slice(9)], { everyMs: 10, headers })).toBe(200);
    expect(seen.map((delivery) => delivery.event)).toEqual([event]);
  });

  it('a body without an end is told 413 as soon as it is too long', async () => {
    const port = await hostDesk(desk({ maxBodyBytes: 10_000 }));
    const from = performance.now();
    expect(await postSlowly(port, endless(), { everyMs: 1 })).toBe(413);
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it('a body that says it is too long is told 413 before it comes', async () => {
    const port = await hostDesk(desk({ maxBodyBytes: 10_000 }));
    expect(await postSlowly(port, ['{'], { end: false, headers: { 'content-length': '10001' } })).toBe(413);
  });

  it('a body that comes a byte at a time is told 408 when its time is up', async () => {
    const port = await hostDesk(desk({ bodyTimeoutMs: 80 }));
    const from = performance.now();
    expect(
      await postSlowly(
        port,
        Array.from({ length: 100 }, () => ' '),
        { everyMs: 20 },
      ),
    ).toBe(408);
    expect(performance.now() - from).toBeLessThan(80 + 250);
  });

  it('a sender who goes away in the middle disturbs nobody', async () => {
    const unhandled = watchProcess();
    const receiver = desk();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('canary: gone'));
      },
    });
    const half = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit;
    expect((await receiver.receive(new Request('http://desk.test/hooks/k-1', half))).status).toBe(400);
    expect((await receiver.receive(post(event))).status).toBe(200);
    expect(unhandled).toEqual([]);
  });
});

describe('an error of a delivery', () => {
  it('is a branded error that says what is wrong where, and nothing from the wire', async () => {
    const { ok, error, meta } = await desk().verify(raw('{"id":{"canary":1},"seq":"canary"}'));
    expect([ok, isDeliveryError(error), isTrunklineError(error), error instanceof Error]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(error).toMatchObject({ kind: 'shape', vendor: 'desk', status: 400 });
    expect(error?.issues?.map(({ path }) => path)).toEqual(['id', 'seq']);
    expect(error?.message).toContain('id must be');
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ kind: 'shape', vendor: 'desk', status: 400 });
    expect(`${String(error)} ${inspect(error)} ${JSON.stringify(error)}`).not.toContain('canary');
    expect(meta).toMatchObject({ vendor: 'desk', operation: 'receive' });
  });

  it('is told from everything else', () => {
    const throwing = new Proxy({}, { get: () => { throw new Error('trap'); } }); // prettier-ignore
    for (const other of [undefined, null, 'x', {}, new Error('x'), throwing])
      expect(isDeliveryError(other)).toBe(false);
  });
});

describe('verify', () => {
  it('reads and notes a delivery for who has another way to answer', async () => {
    const receiver = desk();
    const body = JSON.stringify(event);
    const first = await receiver.verify(raw(body));
    expect(first).toMatchObject({ ok: true, value: { event, freshness: 'fresh' } });
    expect((await receiver.verify(raw(body))).value?.freshness).toBe('duplicate');
    expect((await receiver.receive(post(body))).status).toBe(200);
    expect((await receiver.verify(raw(body, '/hooks/other'))).error?.kind).toBe('key');
  });

  it('says on both arms whose delivery it was', async () => {
    const { meta } = await desk().verify(raw(JSON.stringify(event)));
    expect(meta).toMatchObject({ vendor: 'desk', operation: 'receive' });
  });
});

it('whatever the body is, a delivery is told one of the known statuses, and only good ones are handed over', async () => {
  // No 500: whatever came, it came as a Request.
  const known = new Set<number>([200, ...Object.values(deliveryStatus).filter((status) => status !== 500)]);
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
    fc
      .record({ id: fc.string(), seq: fc.oneof(fc.integer(), fc.string()) })
      .map((value) => new TextEncoder().encode(JSON.stringify(value))),
  );
  await fc.assert(
    fc.asyncProperty(bodies, fc.constantFrom('/hooks/k-1', '/'), async (body, path) => {
      const seen: Ended[] = [];
      const receiver = desk({ onEvent: (delivery) => seen.push(delivery), maxBodyBytes: 50 });
      const { status } = await receiver.receive(post(body, {}, path));
      expect(known).toContain(status);
      expect(seen).toHaveLength(status === 200 ? 1 : 0);
      expect(status === 413).toBe(body.length > 50);
      expect(seen.every((delivery) => typeof delivery.event.id === 'string')).toBe(true);
    }),
    { numRuns: 200 },
  );
});
