import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discard, readBody } from '../src/send/body.ts';
import { tick } from './support/script.ts';

const limits = { maxBytes: 100, timeoutMs: 1_000 };
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

interface Source {
  readonly stream: ReadableStream<Uint8Array>;
  readonly pulled: () => number;
  readonly cancelled: () => boolean;
}
/** A stream that gives what it is told to, chunk by chunk, and then ends, fails or stalls. */
function source(chunks: Iterable<Uint8Array>, then: 'end' | 'stall' | Error = 'end'): Source {
  const iterator = chunks[Symbol.iterator]();
  let pulled = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done !== true) {
          pulled += 1;
          return controller.enqueue(value);
        }
        if (then === 'end') return controller.close();
        if (then === 'stall') return new Promise(() => undefined);
        controller.error(then);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, pulled: () => pulled, cancelled: () => cancelled };
}
function* endless(): Generator<Uint8Array> {
  for (;;) yield bytes(10);
}

describe('a body', () => {
  it('comes out as it went in, however it was cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 5 }), async (chunks) => {
        const { stream } = source(chunks);
        const whole = Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
        expect(await readBody(stream, limits)).toEqual({ read: true, bytes: whole });
      }),
    );
  });

  it('may be bytes already, or nothing', async () => {
    expect(await readBody(bytes(3), limits)).toEqual({ read: true, bytes: bytes(3) });
    expect(await readBody(null, limits)).toEqual({ read: true, bytes: new Uint8Array() });
  });

  it('may be just as long as the limit', async () => {
    expect(await readBody(source([bytes(60), bytes(40)]).stream, limits)).toMatchObject({ read: true });
    expect(await readBody(bytes(100), limits)).toMatchObject({ read: true });
  });

  it('that is longer is given up at once, and its source is told', async () => {
    const { stream, pulled, cancelled } = source(endless());
    expect(await readBody(stream, limits)).toEqual({ read: false, why: 'too_large', bytes: 110 });
    expect(pulled()).toBe(11);
    expect(cancelled()).toBe(true);
    expect(await readBody(bytes(101), limits)).toEqual({ read: false, why: 'too_large', bytes: 101 });
  });

  it('that is declared longer is not read at all', async () => {
    const { stream, pulled, cancelled } = source(endless());
    expect(await readBody(stream, { ...limits, declaredBytes: 101 })).toMatchObject({ why: 'too_large', bytes: 0 });
    expect([pulled(), cancelled()]).toEqual([0, true]);
  });

  it('whose length was a lie is counted all the same', async () => {
    const { stream } = source(endless());
    expect(await readBody(stream, { ...limits, declaredBytes: 5 })).toMatchObject({ why: 'too_large' });
  });

  it('that stalls is given up when its time is over, and its source is told', async () => {
    const { stream, cancelled } = source([bytes(1)], 'stall');
    const from = performance.now();
    expect(await readBody(stream, { ...limits, timeoutMs: 40 })).toEqual({ read: false, why: 'timeout' });
    expect(performance.now() - from).toBeLessThan(500);
    expect(cancelled()).toBe(true);
  });

  it('that drips is given up by the same clock: no byte winds it up again', async () => {
    const drips = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await tick(5);
        controller.enqueue(bytes(1));
      },
    });
    expect(await readBody(drips, { ...limits, timeoutMs: 60 })).toEqual({ read: false, why: 'timeout' });
  });

  it('can be stopped from outside', async () => {
    const { stream, cancelled } = source([bytes(1)], 'stall');
    const interrupts = new Set<() => void>();
    const reading = readBody(stream, { ...limits, interrupts });
    await tick();
    for (const interrupt of interrupts) interrupt();
    expect(await reading).toEqual({ read: false, why: 'stopped' });
    expect([cancelled(), interrupts.size]).toEqual([true, 0]);
  });

  it('that breaks off is a failure and not a shorter body', async () => {
    const { stream } = source([bytes(5)], new TypeError('terminated'));
    expect(await readBody(stream, limits)).toMatchObject({
      read: false,
      why: 'failed',
      failure: { kind: 'network', reason: 'truncated' },
    });
    const odd = source([bytes(5)], new Error('something else'));
    expect(await readBody(odd.stream, limits)).toMatchObject({ why: 'failed', failure: { kind: 'unexpected' } });
  });

  it('leaves no timer behind that would keep the process alive', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    for (let round = 0; round < 20; round += 1) {
      await readBody(source([bytes(1)]).stream, { ...limits, timeoutMs: 60_000 });
      await readBody(source(endless()).stream, { ...limits, timeoutMs: 60_000 });
      await readBody(source([], new Error('x')).stream, { ...limits, timeoutMs: 60_000 });
    }
    expect(timers() - before).toBeLessThan(10); // the test runner has some of its own
  });
});

describe('a body that nobody wants', () => {
  it('is cancelled, so that its connection is let go', async () => {
    const { stream, cancelled } = source(endless());
    discard(stream);
    await tick();
    expect(cancelled()).toBe(true);
  });

  it('may be bytes, nothing, or a stream that someone else reads', () => {
    const { stream, cancelled } = source(endless());
    stream.getReader();
    for (const body of [bytes(1), null, stream]) discard(body);
    expect(cancelled()).toBe(false);
  });
});
