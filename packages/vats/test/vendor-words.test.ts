import { describe, expect, it } from 'vitest';
import { fromPlain, rawOf, toPlain, vendorText } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { errorOf, everythingSaid } from './support/say.ts';
import { serve } from './support/serve.ts';

const call = { from: { extension: '101' }, toNumber: '79161234567' };
const body = {
  result: 3100,
  message: 'Subscriber Orlova (79167654321) is unknown',
  error: ['The communication id field is required.'],
  fields: { to_number: 3104, note_of_orlova: 3103 },
};
const told = /Orlova|orlova|79167654321|communication id|note_of/;

describe('what the PBX says in words', () => {
  it('is had by asking: message, error and fields', async () => {
    const { baseUrl } = await serve({ body });
    const text = vendorText(errorOf(await clientOf({ baseUrl }).calls.callback(call), 'api')) ?? '';
    expect(text).toContain('Subscriber Orlova (79167654321) is unknown');
    expect(text).toContain('The communication id field is required.');
    expect(text).toContain('note_of_orlova');
    expect(text).toContain('3104');
  });

  it.each([
    [{ message: 'Only a message' }],
    [{ error: 'Only a message' }],
    [{ message: null, error: 'Only a message' }],
  ])('may be less: %j', async (words) => {
    const { baseUrl } = await serve({ status: 420, body: { code: 3300, ...words } });
    const error = errorOf(await clientOf({ baseUrl }).calls.callback(call), 'api');
    expect(vendorText(error)).toBe('Only a message');
  });

  it('is undefined when the PBX says nothing', async () => {
    const { baseUrl } = await serve({ body: { result: 3100 } });
    expect(vendorText(errorOf(await clientOf({ baseUrl }).calls.callback(call), 'api'))).toBeUndefined();
    expect(vendorText(new Error('another'))).toBeUndefined();
  });

  it('stands in no message, JSON, inspection or event', async () => {
    const { baseUrl } = await serve({ body });
    const events: unknown[] = [];
    const vats = clientOf({ baseUrl, keepRaw: true, onEvent: (event) => void events.push(event) });
    const result = await vats.calls.callback(call);
    const error = errorOf(result, 'api');
    expect(events.length).toBeGreaterThan(3);
    expect([error, result, toPlain(result), ...events].map(everythingSaid).join('\n')).not.toMatch(told);
    // The raw answer is there all the same, for those who ask.
    expect(rawOf(error)).toBe(JSON.stringify(body));
    expect(rawOf(result)).toBe(JSON.stringify(body));
  });

  it('does not travel in a plain Result', async () => {
    const { baseUrl } = await serve({ body });
    const result = await clientOf({ baseUrl }).calls.callback(call);
    const again = fromPlain(structuredClone(toPlain(result)));
    expect(again.error?.message).toBe(result.error?.message);
    expect(vendorText(again.error)).toBeUndefined();
  });
});
