import { describe, expect, it } from 'vitest';
import { allowDialTo, dryRun, run, type CallEvent, type ClientOptions } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { errorOf, everythingSaid, valueOf } from './support/say.ts';
import { sendJson, serve } from './support/serve.ts';
import { tiny } from './support/tiny.ts';

const number = { toNumber: '+7 495 540-44-44', note: 'to 74955404444' };

async function scene(options: ClientOptions = {}) {
  const server = await serve((_hit, response) => sendJson(response, { code: 0, data: { id: 'T1' } }));
  const asked: string[] = [];
  const key = (): string => `${asked.push('key')}-canary-secret`;
  return { server, asked, connection: tiny({ baseUrl: server.url, ...options }, { credentials: { key } }) };
}

describe('a dry run', () => {
  it('shows what would be sent, and sends nothing and asks for no secret', async () => {
    const { server, asked, connection } = await scene({ headers: { 'X-Tenant': 'canary-tenant' } });
    const seen = await dryRun(connection, dial, number, { headers: { 'x-trace': 'canary-trace' } });
    expect(valueOf(seen)).toEqual({
      repeat: 'unsafe',
      reaches: 'ring',
      method: 'POST',
      endpoint: new URL(server.url).origin,
      path: 'calls/dial',
      headers: {
        'x-tenant': '[x-tenant]',
        'x-trace': '[x-trace]',
        'x-command': expect.any(String),
        'x-attempt': '1',
        authorization: 'Bearer [key]',
      },
      body: '{"to_number":"[number]","note":"to [number]"}',
    });
    expect(seen.meta.attempts).toBe(0);
    expect(everythingSaid(seen)).not.toMatch(/canary|4955404444/);
    expect([server.hits.length, asked.length]).toEqual([0, 0]);
  });

  it.each([
    ['last4', '…4444'],
    [{ hmacKey: 'a key of some length' }, expect.stringMatching(/^[\da-f]{32}$/)],
  ] as const)('shows numbers as the option says: %j', async (phoneNumbers, shown) => {
    const { connection } = await scene({ redaction: { phoneNumbers } });
    const body = valueOf(await dryRun(connection, dial, { toNumber: '74955404444' })).body ?? '';
    expect((JSON.parse(body) as { to_number: string }).to_number).toEqual(shown);
  });

  it('refuses what the call would refuse', async () => {
    const { connection } = await scene({ guard: allowDialTo(['101']) });
    expect(errorOf(await dryRun(connection, dial, number), 'refused').reason).toBe('guard');
    expect(errorOf(await dryRun(connection, dial, { toNumber: 'x' }), 'input').issues[0]?.path).toBe('toNumber');
  });

  it('shows a question too', async () => {
    const { connection } = await scene();
    const seen = valueOf(await dryRun(connection, look, { ticket: 'T1' }));
    expect(seen).toMatchObject({ repeat: 'safe', method: 'GET', path: 'tickets/look?ticket_id=T1' });
    expect('body' in seen || 'reaches' in seen).toBe(false);
  });
});

describe('an audit', () => {
  async function told(options: ClientOptions, ...inputs: readonly (typeof number | { toNumber: string })[]) {
    const events: CallEvent[] = [];
    const { connection } = await scene({ ...options, onEvent: (event) => events.push(event) });
    for (const input of inputs) await run(connection, dial, input, { context: { user: 'u-7' } });
    expect(JSON.stringify(events)).not.toContain('74955404444');
    return events.filter((event) => event.type === 'reach');
  }

  it('hears of no number unless it asks', async () => {
    expect(await told({}, number)).toEqual([]);
  });

  it('can be told the last four digits', async () => {
    const [event] = await told({ redaction: { phoneNumbers: 'last4' } }, number);
    expect(event).toMatchObject({ type: 'reach', how: 'ring', numbers: ['…4444'], context: { user: 'u-7' } });
  });

  it('can put the calls to one number together, however it is spelled', async () => {
    const phoneNumbers = { hmacKey: 'a key of some length' };
    const events = await told(
      { redaction: { phoneNumbers } },
      number,
      { toNumber: '74955404444' },
      { toNumber: '74955404445' },
    );
    const [one, same, other] = events.map(({ numbers }) => numbers[0]);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('hears of a call that a guard refuses', async () => {
    const events = await told({ redaction: { phoneNumbers: 'last4' }, guard: () => false }, number);
    expect(events).toHaveLength(1);
  });

  it.each(['none', 4, { hmacKey: 'short' }, { hmacKey: 5 }])('takes no other option: %j', async (phoneNumbers) => {
    await expect(scene({ redaction: { phoneNumbers: phoneNumbers as never } })).rejects.toThrow(
      /^redaction\.phoneNumbers must be/,
    );
  });
});

it('a short number takes no pieces out of other words', async () => {
  const { connection } = await scene();
  const body = valueOf(await dryRun(connection, dial, { toNumber: '49554', note: '149554 9 49554.' })).body ?? '';
  expect(JSON.parse(body)).toEqual({ to_number: '[number]', note: '149554 9 [number].' });
});

it('a number is found in a form too, where the quotes around it are encoded', async () => {
  const { connection } = await scene();
  const form = (toNumber: string): string => `json=${encodeURIComponent(JSON.stringify({ toNumber }))}`;
  const input = { toNumber: '74955404444', note: form('74955404444') };
  const body = valueOf(await dryRun(connection, dial, input)).body ?? '';
  expect((JSON.parse(body) as { note: string }).note).toBe(form('number').replace('number', '[number]'));
});
