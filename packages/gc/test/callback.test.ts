import { describe, expect, it } from 'vitest';
import { rawOf, readCallback } from '../src/index.ts';

const one = { type: 'System', status: 'IN_SERVICE' };
const two = { type: 'ConnectStatus', status: 'ConnectSuccess' };
const first = { type: 'system', status: 'IN_SERVICE' };
const second = { type: 'connectStatus', status: 'ConnectSuccess' };
const unknown = { type: 'unknown' };

describe('the body of a callback', () => {
  it.each([
    ['an event', one, [first]],
    ['an event under data', { data: one }, [first]],
    ['events in a list', [one, two], [first, second]],
    ['events in a list under data', { data: [one, two] }, [first, second]],
    ['a list of events under data', [{ data: two }, one], [second, first]],
    ['an empty list', [], []],
    ['a text', JSON.stringify(one), [first]],
    ['a text of a list', JSON.stringify([two, { data: one }]), [second, first]],
    ['a text under data', { data: JSON.stringify(one) }, [first]],
    ['texts in a list', [JSON.stringify(one), two, { data: JSON.stringify(two) }], [first, second, second]],
  ])('may be %s', (_, body, events) => {
    expect(readCallback(body)).toStrictEqual(events);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an empty text', ''],
    ['a text that is no JSON', 'System'],
    ['a text that is cut', '{"type":"System"'],
    ['a text within a text', JSON.stringify(JSON.stringify(one))],
    ['an object without a type', {}],
    ['an empty wrapper', { data: null }],
  ])('may be %s, which is one unknown event', (_, body) => {
    expect(readCallback(body)).toStrictEqual([unknown]);
  });

  it('keeps a place for what is no event', () => {
    expect(readCallback([one, 7, two, null])).toStrictEqual([first, unknown, second, unknown]);
  });

  it('is an event if it has a type, whatever else it has', () => {
    expect(readCallback({ ...one, data: two })).toStrictEqual([first]);
  });

  it('keeps the ids of a text that are longer than a number can be', () => {
    const body = '[{"type":"InboundCall","dialogID":12345678901234567891},{"type":"DialogState","dialogId":"1"}]';
    expect(readCallback(body)).toMatchObject([{ dialogId: '12345678901234567891' }, { dialogId: '1' }]);
  });

  it('is opened a few wrappers deep, and no further', () => {
    expect(readCallback({ data: { data: [{ data: one }] } })).toStrictEqual([first]);
    const deep = { data: { data: { data: { data: { data: one } } } } };
    const [event, ...more] = readCallback(deep);
    expect([event, more]).toStrictEqual([unknown, []]);
    expect(rawOf(event)).toEqual({ data: one });
    expect(readCallback([[[[one]]]])).toStrictEqual([first]);
    expect(readCallback([[[[[one]]]]])).toStrictEqual([unknown]);
  });
});
