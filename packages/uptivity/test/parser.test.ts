import { expect, it, vi } from 'vitest';
import { serve, ways } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { errorOf } from './support/say.ts';

vi.mock(import('@trunkline/xml/on-demand'), async (importOriginal) => {
  const missing = (): never => {
    throw new Error('the parser could not be loaded');
  };
  return { ...(await importOriginal()), startXmlReader: () => ({ ready: async () => missing(), read: missing }) };
});

it.for(ways)('sends nothing over %s where no answer could be read', async (way) => {
  const { baseUrl, asked } = await serve(way);
  const error = errorOf(await clientOf({ baseUrl }).system.test(), 'unexpected');
  expect(error).toMatchObject({ outcome: 'not_sent', attempts: 0 });
  expect(asked).toEqual([]);
});
