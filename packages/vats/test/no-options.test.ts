import { expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { serve } from './support/serve.ts';

type Method = (input: undefined, options: null) => unknown;

/** The methods of a client that take an input and options, by their path. */
function methodsOf(part: object, path: string): (readonly [string, Method])[] {
  return Object.entries(part).flatMap(([name, one]: [string, unknown]) => {
    if (['close', 'on', 'receive', 'verify'].includes(name)) return [];
    if (typeof one === 'function') return [[`${path}${name}`, one as Method] as const];
    return typeof one === 'object' && one !== null ? methodsOf(one, `${path}${name}.`) : [];
  });
}

async function firstOf(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  for await (const row of answer as AsyncIterable<unknown>) return row;
  return undefined;
}

it('null is no options, to every method', async () => {
  const { baseUrl } = await serve({ body: { result: 3100 } });
  const methods = methodsOf(clientOf({ baseUrl, retry: { limit: 0 } }), '');
  const told = await Promise.all(
    methods.map(async ([name, method]) => [name, await firstOf(method(undefined, null))] as const),
  );
  expect(methods.length).toBeGreaterThan(130);
  // Nobody throws, and nobody takes it for wrong options.
  expect(told.filter(([, answer]) => (answer as { ok?: unknown }).ok !== false).map(([name]) => name)).toEqual([]);
  expect(JSON.stringify(told)).not.toContain('"options');
});
