import { expect, it } from 'vitest';
import { bindClient, routine, run, type Connection } from '../src/index.ts';
import type { TinyCode } from './support/tiny-codes.ts';
import { dial, look, touch } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { answer, done, script } from './support/script.ts';
import { tiny } from './support/tiny.ts';

it('a client has the shape of its tree, however deep', async () => {
  const { sender, requests } = script(done, done);
  const client = bindClient(tiny({ sender }), { tickets: { look, nested: { dial } } });
  expect(Object.keys(client)).toEqual(['tickets']);
  expect(Object.keys(client.tickets)).toEqual(['look', 'nested']);
  valueOf(await client.tickets.look({ ticket: 'T1' }));
  valueOf(await client.tickets.nested.dial({ toNumber: '74955404444' }));
  expect(requests.map(({ path }) => path)).toEqual(['tickets/look?ticket_id=T1', 'calls/dial']);
});

it('options are always the second argument, and input that is not needed may be left out', async () => {
  const { sender, requests } = script(answer({ code: 0 }), answer({ code: 0 }), answer({ code: 0 }));
  const client = bindClient(tiny({ sender }), { touch });
  valueOf(await client.touch());
  valueOf(await client.touch(undefined, { headers: { 'x-a': '1' } }));
  valueOf(await client.touch({ note: 'x' }));
  expect(requests.map(({ body, headers }) => [body, headers['x-a']])).toEqual([
    ['{}', undefined],
    ['{}', '1'],
    ['{"note":"x"}', undefined],
  ]);
});

it('methods may be taken off the client', async () => {
  const { look: taken } = bindClient(tiny({ sender: script(done).sender }), { look });
  expect(valueOf(await taken({ ticket: 'T1' })).id).toBe('T1');
});

it('input that is needed and missing is an input error, not a throw', async () => {
  const client = bindClient(tiny({ sender: script().sender }), { look });
  const bare = client.look as unknown as (...given: unknown[]) => ReturnType<typeof client.look>;
  for (const given of [[], [undefined], [null], ['x'], [[]], [new Map()]]) {
    expect(errorOf(await bare(...given), 'input').outcome).toBe('not_sent');
  }
});

it('a routine gets the connection, and its function comes out untouched', async () => {
  const twice = routine((connection: Connection<TinyCode>) => async <T>(mark: T): Promise<readonly [T, number]> => {
    const results = [await run(connection, look, { ticket: 'a' }), await run(connection, look, { ticket: 'b' })];
    return [mark, results.filter(({ ok }) => ok).length];
  });
  const client = bindClient(tiny({ sender: script(done, done).sender }), { twice });
  const [mark, count]: readonly ['x', number] = await client.twice('x' as const);
  expect([mark, count]).toEqual(['x', 2]);
});

it('a leaf that is neither is a mistake of construction', () => {
  const connection = tiny({ sender: script().sender });
  for (const wrong of [7, 'x', undefined, [], () => undefined]) {
    expect(() => bindClient(connection, { wrong })).toThrow(new TypeError('wrong is no operation and no routine'));
  }
});
