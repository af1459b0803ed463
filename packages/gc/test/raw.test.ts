import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rawOf, readCallback, readEvent } from '../src/index.ts';
import { wireTypes } from './support/wire.ts';

const secret = '74955404444';

describe('what came', () => {
  it.each(wireTypes)('is kept with a %s, and had by asking only', (type) => {
    const wire = { type, unheardOf: { number: secret } };
    const event = readEvent(wire);
    expect(rawOf(event)).toBe(wire);
    expect(Reflect.ownKeys(event)).not.toContain('unheardOf');
    for (const shown of [inspect(event, { depth: null, showHidden: true }), JSON.stringify(event)]) {
      expect(shown).not.toContain(secret);
    }
  });

  it('is kept with every element of a list', () => {
    const users = [{ loginId: '1001', badge: 7 }, 'Ann'];
    const event = readEvent({ type: 'Agents', users });
    expect(event.type === 'agents' && event.users.map(rawOf)).toEqual(users);
    const participants = [{ mediaAddress: '7001', badge: 7 }];
    const call = readEvent({ type: 'InboundCall', participants });
    expect(call.type === 'inboundCall' && call.participants?.map(rawOf)).toEqual(participants);
  });

  it('is kept with what is no event', () => {
    for (const value of ['text', 7, null, [1], { type: 'New' }]) expect(rawOf(readEvent(value))).toBe(value);
    expect(readCallback([1, 'x']).map(rawOf)).toEqual([1, 'x']);
  });

  it('does not travel with a copy, which is the whole event all the same', () => {
    const event = readEvent({ type: 'InboundCall', dialogID: '1', callVariables: { a: 'b' }, participants: [{}] });
    const read = { type: 'inboundCall', dialogId: '1', callVariables: [{ name: 'a', value: 'b' }], participants: [{}] };
    expect(event).toStrictEqual(read);
    for (const copy of [structuredClone(event), JSON.parse(JSON.stringify(event)), { ...event }]) {
      expect(copy).toStrictEqual(read);
      expect(rawOf(copy)).toBeUndefined();
    }
  });

  it('is not there behind anything else', () => {
    const hostile = new Proxy({}, { get: () => undefined, has: () => true });
    for (const value of [undefined, null, 7, 'x', {}, [], hostile]) expect(rawOf(value)).toBeUndefined();
  });
});
