import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../src/index.ts';
import { clientOf } from './support/client.ts';
import { manualClock } from './support/clock.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve, type Reply } from './support/serve.ts';

const call = { from: { extension: '101' }, toNumber: '79161234567' };
const words = { name: 'Service Unavailable', message: 'Rate limit exceeded.', code: 0 };

/** How the PBX says that requests come too fast, today and in former times. Source: manual 2026 §1.4.2, §1.4.4. */
const tooFast: readonly (readonly [string, Reply])[] = [
  ['429', { status: 429, body: { ...words, status: 429 } }],
  ['429 without words', { status: 429, body: '' }],
  ['429 with a page', { status: 429, body: '<h1>Slow down', headers: { 'content-type': 'text/html' } }],
  ['the older 503', { status: 503, body: { ...words, status: 503 } }],
];

describe.each(tooFast)('a refusal for rate: %s', (_form, reply) => {
  it('is waited out even by a command, under the same id', async () => {
    const { baseUrl, hits } = await serve(reply, reply, { body: { result: 1000 } });
    const result = await clientOf({ baseUrl }).calls.callback(call);
    const { commandId } = valueOf(result);
    expect(result.meta.attempts).toBe(3);
    expect(hits.map(({ form }) => (JSON.parse(form.json) as { command_id: string }).command_id)).toEqual([
      commandId,
      commandId,
      commandId,
    ]);
  });

  it('ends as rate_limited when it goes on, and nothing was done', async () => {
    const { baseUrl, hits } = await serve(reply);
    const error = errorOf(await clientOf({ baseUrl }).calls.callback(call), 'http');
    expect(error).toMatchObject({ category: 'rate_limited', outcome: 'rejected', retry: 'later', attempts: 3 });
    expect(error.status).toBe(reply.status);
    expect(hits).toHaveLength(3);
  });

  it('is not waited out when repeating is switched off', async () => {
    const { baseUrl, hits } = await serve(reply);
    const error = errorOf(await clientOf({ baseUrl, retry: { limit: 0 } }).lines.list(), 'http');
    expect(error.category).toBe('rate_limited');
    expect(hits).toHaveLength(1);
  });

  it('is waited out as long as Retry-After says', async () => {
    const clock = manualClock();
    const { baseUrl } = await serve({ ...reply, headers: { 'retry-after': '7' } }, { body: { result: 1000 } });
    valueOf(await clientOf({ baseUrl, clock }).calls.callback(call));
    expect(clock.slept).toEqual([7_000]);
  });

  it('is not waited out when Retry-After is too far away', async () => {
    const clock = manualClock();
    const { baseUrl, hits } = await serve({ ...reply, headers: { 'retry-after': '31' } });
    const error = errorOf(await clientOf({ baseUrl, clock }).calls.callback(call), 'http');
    expect(error).toMatchObject({ category: 'rate_limited', retryAfterMs: 31_000, attempts: 1 });
    expect([clock.slept, hits.length]).toEqual([[], 1]);
  });
});

describe('a 503', () => {
  it.each([
    ['with other words', { name: 'Service Unavailable', message: 'Maintenance.', code: 0, status: 503 }],
    ['without words', ''],
  ])('%s is no refusal for rate, so a command is not repeated', async (_what, body) => {
    const { baseUrl, hits } = await serve({ status: 503, body }, { body: { result: 1000 } });
    const error = errorOf(await clientOf({ baseUrl }).calls.callback(call), 'http');
    expect(error).toMatchObject({ category: 'unavailable', outcome: 'unknown', status: 503 });
    expect(hits).toHaveLength(1);
  });
});

describe('an observer', () => {
  it('is told of every wait', async () => {
    const events: CallEvent[] = [];
    const { baseUrl } = await serve({ status: 429, body: '' }, { body: { result: 1000 } });
    valueOf(await clientOf({ baseUrl, onEvent: (event) => void events.push(event) }).calls.callback(call));
    expect(events.map(({ type }) => type)).toEqual([
      'start',
      'request',
      'response',
      'retry',
      'request',
      'response',
      'settled',
    ]);
    expect(new Set(events.map(({ callId }) => callId)).size).toBe(1);
  });
});
