import { describe, expect, it } from 'vitest';
import { vatsCodes } from '../src/index.ts';
import type { Call } from './support/exchanges.ts';
import { clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const message = { channelId: '1', userId: 'u', messageId: 'm', firstName: 'A', lastName: 'B' };
const refused = { body: { result: 5008 } };

/** The contact centre says by one code that requests come too fast, and that its API isn't open. Manual 2026 §1.4.3, §4.1. */
const asked: Readonly<Record<string, Call>> = {
  'cc.statuses': (vats) => vats.cc.statuses(),
  'cc.messages.send': (vats) => vats.cc.messages.send({ ...message, type: 'text', content: 'Hello' }),
  'cc.tasks.done': (vats) => vats.cc.tasks.done({ taskIds: ['1'] }),
};

describe.each(Object.entries(asked))('5008 of the contact centre: %s', (operation, call) => {
  it('is waited out, also by what changes something: nothing was done', async () => {
    const { baseUrl, hits } = await serve(refused, refused, {
      body: { result: 1000, statuses: [], data: [] },
    });
    const result = await call(clientOf({ baseUrl }));
    valueOf(result);
    expect([hits.length, result.meta.attempts]).toEqual([3, 3]);
  });

  it('ends after as many tries as others, and says both that it may mean', async () => {
    const { baseUrl, hits } = await serve(refused);
    const error = errorOf(await call(clientOf({ baseUrl })), 'api');
    expect(error).toMatchObject({
      operation,
      code: 5008,
      codeName: 'ContactCentreRefused',
      category: 'rate_limited',
      retry: 'later',
      outcome: 'rejected',
    });
    expect(error.description).toMatch(/too fast.*not open to this account/);
    expect(hits).toHaveLength(3);
  });
});

describe('5008 elsewhere', () => {
  it('of the black list does not pass by itself, and is not asked again', async () => {
    const { baseUrl, hits } = await serve(refused);
    const error = errorOf(await clientOf({ baseUrl }).outboundBlacklist.get(), 'api');
    expect(error).toMatchObject({ code: 5008, category: 'quota_exceeded', retry: 'after_admin' });
    expect(hits).toHaveLength(1);
  });

  it('of the PBX keeps the meaning of the table', async () => {
    const { baseUrl } = await serve(refused);
    const error = errorOf(await clientOf({ baseUrl, retry: { limit: 0 } }).cc.tags(), 'api');
    expect(error).toMatchObject({ codeName: vatsCodes.find(5008).name, category: 'unavailable' });
  });
});
