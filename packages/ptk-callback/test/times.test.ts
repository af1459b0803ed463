import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactUri, type UtcTime } from '../src/index.ts';
import { utcText } from '../src/utc-time.ts';
import { waitOf } from '../src/wait.ts';
import { clientOf, serve } from './support/serve.ts';
import { errorOf } from './support/say.ts';

const moment = fc.integer({ min: Date.UTC(0, 0, 1), max: Date.UTC(9999, 11, 31) });

describe('a time', () => {
  it('is written in UTC to the second, whatever it was given as', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const text = utcText(new Date(ms)) ?? '';
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(Date.parse(text)).toBe(Math.floor(ms / 1000) * 1000);
        expect(utcText({ epochMilliseconds: ms })).toBe(text);
        expect(utcText(text)).toBe(text);
      }),
    );
  });

  it.each([
    '2030-01-02T15:00:00+03:00',
    '2030-01-02T15:00:00.000Z',
    '2030-01-02T15:00Z',
    '2030-02-30T15:00:00Z',
    '2030-01-02 15:00:00Z',
    '2030-01-02T24:00:00Z',
    '2030-01-02T15:00:00',
    'tomorrow',
    '',
    new Date(Number.NaN),
    { epochMilliseconds: Infinity },
    1_893_600_000,
    null,
  ])('is refused if it is not exactly one: %s', (value) => {
    expect(utcText(value)).toBeUndefined();
  });

  it('with an offset is refused with advice, and nothing is sent', async () => {
    const { baseUrl, hits } = await serve({});
    const appointmentTime: UtcTime = '2030-01-02T15:00:00+03:00';
    const told = await clientOf({ baseUrl }).interactions.add({ segment: '7001', contact: '1', appointmentTime });
    expect(errorOf(told, 'input').issues).toEqual([
      { path: 'appointmentTime', expected: 'in UTC, with Z and without an offset: new Date(yourText) converts it' },
    ]);
    expect(hits).toHaveLength(0);
  });
});

describe('a contact URI', () => {
  it('holds any number so that nothing of it becomes another part', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        moment,
        (number, ms) => {
          const uri = contactUri({ number, appointmentTime: new Date(ms) });
          const [, host = '', time = ''] = /^voice:\/\/([^/?#]+)\?appt=(.+)$/.exec(uri) ?? [];
          expect(decodeURIComponent(host)).toBe(number.trim());
          expect(time).toBe(utcText(new Date(ms)));
        },
      ),
    );
  });

  it('is as the only sample has it', () => {
    expect(contactUri({ number: '5551212' })).toBe('voice://5551212');
    expect(contactUri({ number: '5551212', appointmentTime: '2030-01-02T15:00:00Z' })).toBe(
      'voice://5551212?appt=2030-01-02T15:00:00Z',
    );
  });

  it.each([{ number: '' }, { number: ' ' }, { number: '1', appointmentTime: 'noon' }, {}])(
    'is not made of nothing: %j',
    (parts) => {
      expect(() => contactUri(parts as never)).toThrow(TypeError);
    },
  );
});

it.each([
  ['05:30', 330],
  ['1:05:30', 3930],
  ['330', 330],
  ['0', 0],
  ['soon', undefined],
  ['5:99', undefined],
])('a wait of %s is %s seconds', (text, seconds) => {
  expect(waitOf(text)).toEqual({ text, seconds });
});
