import { describe, expect, it } from 'vitest';
import { compose } from '../../src/index.ts';
import { errorOf, everythingSaid, valueOf } from '../support/say.ts';
import { tiny } from '../support/tiny.ts';
import { desk, name } from './parts.ts';

const nowhere = 'http://tiny.test/api/';

describe('a composed method', () => {
  it('pauses by the clock of the client', async () => {
    const slept: number[] = [];
    const clock = {
      now: () => 0,
      monotonic: () => 0,
      sleep: async (ms: number) => void slept.push(ms),
    };
    const told = await desk(nowhere, { clock }).composed(async (own) => {
      const waited = await own.pause(1_500, 'reply');
      return waited.ok ? own.done('awake') : waited;
    });
    expect(valueOf(told)).toBe('awake');
    expect(slept).toEqual([1_500]);
  });

  it('is woken from a pause by the caller, and by its own end', async () => {
    const { composed } = desk(nowhere);
    const aborted = await composed((own) => own.pause(60_000, 'reply'), { signal: AbortSignal.timeout(10) });
    expect(errorOf(aborted, 'aborted')).toMatchObject({ operation: name, outcome: 'not_sent' });
    errorOf(await composed((own) => own.pause(60_000, 'reply'), { timeoutMs: 30 }), 'timeout');
  });

  it('may tell that what came another way cannot be read', async () => {
    const told = await desk(nowhere).composed(async (own) => own.misread([{ path: 'rows[3]', expected: 'a row' }]));
    expect(errorOf(told, 'decode')).toMatchObject({
      reason: 'shape',
      issues: [{ path: 'rows[3]', expected: 'a row' }],
    });
  });

  it('gets endpoint and secrets for what it signs itself', async () => {
    const connection = tiny({ baseUrl: nowhere }, { credentials: { key: 'k-1', salt: async () => 's-1' } });
    const told = await compose(connection, name, { timeoutMs: 1_000 }, (own) => own.signing());
    expect(valueOf(told)).toMatchObject({ endpoint: { url: nowhere }, credentials: { key: 'k-1', salt: 's-1' } });
  });

  it('is told when a secret cannot be had', async () => {
    const credentials = { key: () => Promise.reject(new Error('vault sealed: canary')) };
    const connection = tiny({ baseUrl: nowhere }, { credentials });
    const told = await compose(connection, name, { timeoutMs: 1_000 }, (own) => own.signing());
    const error = errorOf(told, 'unexpected');
    expect(error).toMatchObject({ participant: 'credentials', category: 'authentication', outcome: 'not_sent' });
    expect(everythingSaid(error)).not.toContain('canary');
  });
});
