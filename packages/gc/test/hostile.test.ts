import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCallback, readEvent } from '../src/index.ts';
import { documented, types, wireTypes } from './support/wire.ts';

const publicTypes = new Set<string>([...Object.values(types), 'unknown']);
const names = [...new Set(documented.map(({ field }) => field)), 'State', 'dialogId', 'DialogID', 'data', 'message'];

const anything = fc.anything({
  key: fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor'), fc.string()),
  maxDepth: 4,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});
const odd = fc.record(
  { type: fc.constantFrom<string>(...wireTypes), ...Object.fromEntries(names.map((name) => [name, anything])) },
  { requiredKeys: [] },
);
const wire = fc.oneof(anything, odd, fc.jsonValue());

/** Something that throws wherever it is touched, yet passes for an object. */
function trap(): object {
  const refuse = (): never => {
    throw new Error('touched');
  };
  return new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse, getPrototypeOf: refuse },
  );
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = { type: 'System' };
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}

describe('whatever comes', () => {
  it('is read as an event, by either reader', () => {
    fc.assert(
      fc.property(wire, (value) => {
        expect(publicTypes).toContain(readEvent(value).type);
        for (const event of readCallback(value)) expect(publicTypes).toContain(event.type);
      }),
      { numRuns: 3_000 },
    );
  });

  it('can be written as JSON, cloned, and read the same again', () => {
    fc.assert(
      fc.property(odd, (value) => {
        const event = readEvent(value);
        expect(structuredClone(event)).toEqual(event);
        expect(JSON.parse(JSON.stringify(event))).toEqual(event);
        expect(readEvent(value)).toEqual(event);
        expect(Object.values(event)).not.toContain(undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps its order and number, in whichever way each event is wrapped', () => {
    const wrapped = fc.tuple(fc.constantFrom(...wireTypes), fc.nat(3), fc.string());
    fc.assert(
      fc.property(fc.array(wrapped, { maxLength: 30 }), fc.nat(2), (list, outer) => {
        const body = list.map(([type, way, label], index) => {
          const event = { type, agentId: String(index), label };
          return [event, { data: event }, JSON.stringify(event), { data: JSON.stringify(event) }][way];
        });
        // Inside a text there is no second text: the plain ways only.
        const plain = list.map(([type], index) => ({ type, agentId: String(index) }));
        const events = readCallback([body, { data: body }, JSON.stringify(plain)][outer]);
        expect(events.map(({ type, agentId }) => [type, agentId])).toEqual(
          list.map(([type], index) => [types[type], String(index)]),
        );
      }),
    );
  });

  it('is unknown if it throws when it is touched, and does no harm to its neighbours', () => {
    const getter = {
      get type(): string {
        throw new Error('touched');
      },
    };
    for (const hostile of [trap(), getter, revoked({}), revoked([]), { data: trap() }]) {
      expect(readCallback(hostile)).toEqual([{ type: 'unknown' }]);
      expect(readEvent(hostile)).toEqual({ type: 'unknown' });
      expect(readCallback([hostile, { type: 'System' }])).toEqual([{ type: 'unknown' }, { type: 'system' }]);
      for (const name of names) {
        expect(publicTypes).toContain(readEvent({ type: 'InboundCall', [name]: hostile }).type);
      }
    }
  });

  it('may contain itself', () => {
    const wheel: Record<string, unknown> = { type: 'InboundCall' };
    for (const name of ['callVariables', 'participants', 'queueName', 'data']) wheel[name] = wheel;
    expect(readEvent(wheel).type).toBe('inboundCall');
    const wrapper: { data?: unknown } = {};
    wrapper.data = wrapper;
    expect(readCallback(wrapper)).toEqual([{ type: 'unknown' }]);
    const list: unknown[] = [];
    list.push(list);
    expect(readCallback(list)).toEqual([{ type: 'unknown' }]);
  });

  it('may be nested as deeply as it likes', () => {
    const lists = nested(20_000, (inner) => [inner]);
    const wrappers = nested(20_000, (inner) => ({ data: inner }));
    const variables = nested(20_000, (inner) => ({ CallVariable: inner }));
    expect(readCallback(lists)).toHaveLength(1);
    expect(readCallback(wrappers)).toHaveLength(1);
    expect(readCallback('['.repeat(100_000))).toEqual([{ type: 'unknown' }]);
    expect(readEvent({ type: 'InboundCall', callVariables: variables, participants: lists }).type).toBe('inboundCall');
  });

  it('changes no prototype', () => {
    const text = '{"type":"InboundCall","__proto__":{"polluted":1},"callVariables":{"__proto__":"x","a":"b"}}';
    const body: unknown = JSON.parse(text);
    for (const event of [readEvent(body), ...readCallback(text), ...readCallback([body])]) {
      expect(event.type).toBe('inboundCall');
      expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
      expect('polluted' in event).toBe(false);
    }
    expect('polluted' in {}).toBe(false);
    expect(readEvent(body)).toMatchObject({
      callVariables: [
        { name: '__proto__', value: 'x' },
        { name: 'a', value: 'b' },
      ],
    });
  });
});
