import { expect, it, vi } from 'vitest';
import { provisionalProfile } from '../src/index.ts';
import { clientOf, serve } from './support/serve.ts';
import { errorOf } from './support/say.ts';

vi.mock(import('@trunkline/xml/on-demand'), async (importOriginal) => {
  const missing = (): never => {
    throw new Error('the parser could not be loaded');
  };
  return { ...(await importOriginal()), startXmlReader: () => ({ ready: async () => missing(), read: missing }) };
});

it('sends nothing where no answer could be read', async () => {
  const { baseUrl, hits } = await serve({ body: '' });
  const ptk = clientOf({ baseUrl, profile: provisionalProfile });
  const error = errorOf(await ptk.queues.getEwt({ segment: '7001' }), 'unexpected');
  expect(error).toMatchObject({ outcome: 'not_sent', attempts: 0 });
  expect(hits).toEqual([]);
});
