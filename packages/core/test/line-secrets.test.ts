import { describe, expect, it } from 'vitest';
import { run, type CallEvent, type TrunklineError } from '../src/index.ts';
import { dial, look } from './support/operations.ts';
import { everythingSaid, leakIn } from './support/say.ts';
import { answer, script, type Reply } from './support/script.ts';
import { sendJson, serve } from './support/serve.ts';
import { tiny, tinyDialect } from './support/tiny.ts';

const canary = 'canary-5ecret';
/** Where a secret shows, with what stands around it. */
const leak = (told: string): string | undefined => leakIn(told, /canary|540-44-44|4955404444/);

const headers = { 'x-key': canary };
const credentials = { key: async () => canary };

/** All that a failed call tells anyone: the error, its causes, the Result as JSON, the events. */
async function toldBy(options: Parameters<typeof tiny>[0], facts: Parameters<typeof tiny>[1] = {}): Promise<string> {
  const events: CallEvent[] = [];
  const connection = tiny(
    { headers, keepRaw: true, retry: { limit: 0 }, onEvent: (event) => void events.push(event), ...options },
    { credentials, ...facts },
  );
  const inputs = { toNumber: '+7 495 540-44-44', note: canary };
  const results = [
    await run(connection, look, { ticket: canary }, { headers: { 'x-other': canary } }),
    await run(connection, dial, inputs),
  ];
  const errors = results.flatMap(({ error }): TrunklineError[] => (error === undefined ? [] : [error]));
  expect(errors).toHaveLength(2);
  return [...errors.map(everythingSaid), JSON.stringify(results), JSON.stringify(events)].join('\n');
}

describe('a failed call tells nothing of its secrets', () => {
  const noisy = Object.assign(new TypeError(`fetch failed for http://x/?password=${canary}\nbody: ${canary}`), {
    request: { headers: { authorization: canary } },
    cause: Object.assign(new Error(canary), { code: 'ECONNRESET', url: canary }),
  });
  it.each<[string, Reply]>([
    ['a sender that throws', () => Promise.reject(noisy)],
    ['a sender that throws a text', () => Promise.reject(canary)],
    ['a sender that fails', { answered: false, kind: 'unexpected', thrown: new Error(canary) }],
    ['a page with a secret', answer(`<b>${canary}</b>`, { status: 500, headers: { 'content-type': 'text/html' } })],
    ['broken JSON with a secret', answer(`{"x":"${canary}`)],
    ['an answer of the wrong shape', answer({ code: 0, data: { id: { [canary]: canary }, [canary]: 1 } })],
    ['the vendor’s own words', answer({ code: 10, message: canary, data: canary })],
    ['a code that is a sentence', answer({ code: `the key ${canary} is wrong` })],
    ['a redirect', answer('', { status: 302, headers: { location: `http://elsewhere.test/${canary}?${canary}` } })],
  ])('%s', async (_what, reply) => {
    expect(leak(await toldBy({ sender: script(reply, reply).sender }))).toBeUndefined();
  });

  it.each(['encode', 'stamp', 'open', 'judge'] as const)('a defect in %s', async (place) => {
    const thrower = (): never => {
      throw new Error(`token ${canary}\n    at ${canary} (x.ts:1:1)`);
    };
    const reply = answer({ code: 0, data: {} });
    const told = await toldBy({ sender: script(reply, reply).sender }, { dialect: tinyDialect({ [place]: thrower }) });
    expect(told).toContain('trunkline threw');
    expect(leak(told)).toBeUndefined();
  });

  it('a header or an address that fetch itself would quote', async () => {
    const stamps = [
      { method: 'GET', path: 'x', headers: { 'x-bad': `${canary}\r\nx: y` } },
      { method: 'GET', path: 'x', headers: { [`bad ${canary}`]: 'y' } },
      { method: 'GET', path: 'x', headers: { 'x-bad': `Привет ${canary}` } },
      { method: 'BAD METHOD', path: canary, headers: {} },
      { method: 'GET', path: 'x', headers: {}, body: canary },
    ];
    const server = await serve((_hit, response) => sendJson(response, { code: 10 }));
    for (const stamped of stamps) {
      const dialect = tinyDialect({ stamp: () => stamped });
      const told = await toldBy({ baseUrl: server.url, headers: {} }, { dialect });
      expect(leak(told)).toBeUndefined();
    }
  });

  it('a real failure over HTTP', async () => {
    const server = await serve((_hit, response) => response.socket?.destroy());
    expect(leak(await toldBy({ baseUrl: server.url }))).toBeUndefined();
    const angry = await serve((_hit, response) =>
      sendJson(response, { error: canary }, 500, { 'x-tiny-request': `id of ${canary}` }),
    );
    expect(leak(await toldBy({ baseUrl: angry.url }))).toBeUndefined();
  });

  it('a header of the caller’s that cannot be sent', async () => {
    const { sender } = script();
    const connection = tiny({ sender });
    const result = await run(
      connection,
      look,
      { ticket: 'x' },
      { headers: { 'x-key': `${canary}\n`, [`a ${canary}`]: 'x' } },
    );
    expect(result.ok ? '' : everythingSaid(result.error) + JSON.stringify(result)).not.toContain(canary);
    expect(result.error?.kind).toBe('input');
  });
});

it('the test would notice a secret: the vendor’s words are there for who asks', async () => {
  expect(await toldBy({ sender: script(answer({ code: 777 }), answer({ code: 777 })).sender })).toContain('777');
});
