import { describe, expect, it } from 'vitest';
import { allowDialTo, contactUri, operations, type PtkCallbackClient } from '../src/index.ts';
import { answer, clientOf, serve } from './support/serve.ts';
import { errorOf } from './support/say.ts';

const stranger = '5559990000';

/** Every operation that makes a telephone ring, with a number that isn't on the list of staging. */
const ringing: Readonly<Record<string, (ptk: PtkCallbackClient, baseUrl: string) => Promise<unknown>>> = {
  'interactions.add': (ptk) => ptk.interactions.add({ segment: '7001', contact: stranger }),
  'conversations.update': (ptk, baseUrl) =>
    ptk.conversations.update({ url: `${baseUrl}c/7`, contactUri: contactUri({ number: stranger }) }),
};

/** Every other one that changes something, and why it reaches nobody. */
const quiet: Readonly<Record<string, string>> = {
  'conversations.open': 'knows no number yet',
  'interactions.create': 'knows no number yet',
  'interactions.cancel': 'ends a callback',
  'interactions.dequeue': 'ends a callback',
  'interactions.remove': 'ends a callback',
  'interactions.disconnect': 'ends a call',
  'interactions.reschedule': 'moves a call that was let through when it was added',
  'interactions.setResult': 'notes how a call ended',
  'interactions.updateData': 'changes what goes along with a call',
  'queues.setVariable': 'sets a value',
};

interface Leaf {
  readonly leaf?: string;
  readonly name?: string;
  readonly repeat?: string;
  readonly reach?: unknown;
}

function leaves(tree: object): readonly Leaf[] {
  return (Object.values(tree) as readonly Leaf[]).flatMap((leaf) => (leaf.leaf === undefined ? leaves(leaf) : [leaf]));
}

describe('on staging', () => {
  it.each(Object.entries(ringing))('%s reaches nobody who is not on the list', async (_name, call) => {
    const { baseUrl, hits } = await serve(answer(107100));
    const ptk = clientOf({ baseUrl, guard: allowDialTo(['5550001111']) });
    const refused = await call(ptk, baseUrl);
    expect(errorOf(refused as never, 'refused')).toMatchObject({ reason: 'guard', outcome: 'not_sent' });
    expect(hits).toEqual([]);
  });

  it('what is called by its wire name counts as reaching anybody, unless it is said to be safe', async () => {
    const { baseUrl, hits } = await serve(answer(107100));
    const ptk = clientOf({ baseUrl, guard: allowDialTo(['5550001111']) });
    expect(errorOf(await ptk.call('AddInteraction', { Contact: stranger }), 'refused').reason).toBe('guard');
    expect(hits).toEqual([]);
  });

  it('each operation that changes something is in one of the two lists', () => {
    const changing = leaves(operations).filter(({ leaf, repeat }) => leaf === 'operation' && repeat !== 'safe');
    const reaching = leaves(operations).filter(({ reach }) => reach !== undefined);
    expect(new Set(reaching.map(({ name }) => name))).toEqual(new Set(Object.keys(ringing)));
    const listed = [...Object.keys(ringing), ...Object.keys(quiet)];
    expect(changing.map(({ name }) => name).filter((name = '') => !listed.includes(name))).toEqual([]);
  });
});
