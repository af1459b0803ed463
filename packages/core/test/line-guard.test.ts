import { describe, expect, it } from 'vitest';
import { allowDialTo, run, type Guard, type GuardedOperation } from '../src/index.ts';
import { dial, look, type DialInput } from './support/operations.ts';
import { errorOf, everythingSaid } from './support/say.ts';
import { always, done } from './support/script.ts';
import { tiny } from './support/tiny.ts';

const number = { toNumber: '+7 495 540-44-44' };

async function dialled(guard: unknown) {
  const { sender, requests } = always(done);
  const result = await run(tiny({ sender, guard: guard as Guard }), dial, number);
  return { result, sent: requests.length };
}

describe('a guard', () => {
  it('lets a call pass with true, now or later', async () => {
    for (const guard of [() => true, async () => true]) {
      const { result, sent } = await dialled(guard);
      expect([result.ok, sent]).toEqual([true, 1]);
    }
  });

  it.each([false, undefined, null, 0, 1, 'true', {}, []])('refuses with %j: only a plain true passes', async (word) => {
    for (const guard of [() => word, async () => word]) {
      const { result, sent } = await dialled(guard);
      expect(errorOf(result, 'refused')).toMatchObject({
        reason: 'guard',
        category: 'policy',
        outcome: 'not_sent',
        retry: 'never',
        attempts: 0,
      });
      expect(sent).toBe(0);
    }
  });

  it('that throws refuses too, as unexpected', async () => {
    const atOnce = (): boolean => {
      throw new Error('canary');
    };
    for (const guard of [atOnce, () => Promise.reject(new Error('canary')), () => Promise.reject('canary')]) {
      const { result, sent } = await dialled(guard);
      const error = errorOf(result, 'unexpected');
      expect(error).toMatchObject({ participant: 'guard', outcome: 'not_sent', phase: 'request' });
      expect(everythingSaid(error)).not.toContain('canary');
      expect(sent).toBe(0);
    }
  });

  it('learns what would be done, and to whom', async () => {
    const asked: [GuardedOperation, unknown][] = [];
    const guard: Guard = (operation, input) => asked.push([operation, input]) > 0;
    const { sender } = always(done);
    const connection = tiny({ sender, guard });
    await run(connection, dial, number);
    await run(connection, look, { ticket: 'T1' });
    expect(asked).toEqual([
      [{ vendor: 'tiny', name: 'calls.dial', repeat: 'unsafe', reaches: 'ring', numbers: [number.toNumber] }, number],
      [{ vendor: 'tiny', name: 'tickets.look', repeat: 'safe', numbers: [] }, { ticket: 'T1' }],
    ]);
  });

  it('does not learn of a reach that an input has not', async () => {
    const asked: GuardedOperation[] = [];
    const guard: Guard = (operation) => asked.push(operation) > 0;
    const connection = tiny({ sender: always(done).sender, guard });
    const when = ({ note }: DialInput): boolean => note === 'ring';
    const perhaps: typeof dial = { ...dial, reach: { how: 'ring', numbers: () => ['101'], when } };
    await run(connection, perhaps, { ...number, note: 'ring' });
    await run(connection, perhaps, number);
    const facts = { vendor: 'tiny', name: 'calls.dial', repeat: 'unsafe' };
    expect(asked).toEqual([
      { ...facts, reaches: 'ring', numbers: ['101'] },
      { ...facts, numbers: [] },
    ]);
  });

  it('is asked once per call, and not for input that is wrong anyway', async () => {
    let asked = 0;
    const guard: Guard = () => (asked += 1) > 0;
    const { sender } = always(done);
    await run(tiny({ sender, guard }), dial, { toNumber: 'x' });
    expect(asked).toBe(0);
    await run(tiny({ sender, guard }), dial, number);
    expect(asked).toBe(1);
  });
});

describe('allowDialTo', () => {
  const guard = allowDialTo(['101', '+7 (495) 540-44-44', '7900555*', ' sip:Ann@host ']);
  const asks = (numbers: readonly string[], reaches: GuardedOperation['reaches'] = 'ring') =>
    guard({ vendor: 'tiny', name: 'x', repeat: 'unsafe', numbers, ...(reaches === undefined ? {} : { reaches }) }, {});

  it('lets numbers pass that are named, however they are written', () => {
    for (const allowed of ['101', '74955404444', '+7-495-540-44-44', '+7 900 555 12 34', '7900555', 'SIP:ann@HOST']) {
      expect([allowed, asks([allowed])]).toEqual([allowed, true]);
    }
  });

  it('refuses all others, also one among allowed ones', () => {
    for (const other of ['1010', '10', '4955404444', '749554044440', '7900554', 'sip:bob@host', '']) {
      expect([other, asks([other])]).toEqual([other, false]);
    }
    expect(asks(['101', '102'])).toBe(false);
    expect(asks(['101', '74955404444'])).toBe(true);
  });

  it('refuses a call that reaches somebody without saying whom', () => {
    expect([asks([]), asks([], 'message'), asks([], 'cost')]).toEqual([false, false, false]);
  });

  it('lets pass what reaches nobody', async () => {
    expect(await guard({ vendor: 'tiny', name: 'x', repeat: 'safe', numbers: [] }, {})).toBe(true);
  });

  it('of an empty list lets nobody be reached', () => {
    const nobody = allowDialTo([]);
    expect(nobody({ vendor: 'v', name: 'x', repeat: 'unsafe', reaches: 'ring', numbers: ['101'] }, {})).toBe(false);
  });

  it('is refused at construction where it makes no sense', () => {
    for (const wrong of [undefined, '101', [101], [''], ['  '], [null]]) {
      expect(() => allowDialTo(wrong as unknown as string[])).toThrow(TypeError);
    }
  });
});
