import { expect, it } from 'vitest';
import type { CallEvent } from '../mapping.ts';
import { nextStep, toldNothing } from '../next-step.ts';
import { nothingYet, wantedAfter } from '../wanted.ts';

const at = (seconds: number, state: string, variables: Record<string, string> = {}): CallEvent => ({
  type: 'inboundCall',
  dialogId: '7',
  state,
  callVariables: Object.entries(variables).map(([name, value]) => ({ name, value })),
  participants: [{ stateChangeTime: `2026-11-23T05:00:0${seconds}.000Z` }],
});

const story = [
  at(1, 'ALERTING', { callVariable1: '' }),
  at(2, 'ACTIVE', { callVariable1: 'gold', callVariable10: 'card' }),
  at(3, 'ACTIVE', { callVariable1: 'gold', callVariable10: '' }),
] as const;

function everyOrder<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, index) => everyOrder(items.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

it('comes to the same, in whatever order events come and however often', () => {
  for (const order of everyOrder([...story, ...story])) {
    expect(order.reduce(wantedAfter, nothingYet)).toMatchObject({
      phase: 'talking',
      cardIsSpoken: false,
      fields: { user1: 'gold' },
    });
  }
});

it('leaves a call over that is over, and asks for nothing where it was never told of', () => {
  const wanted = [at(5, 'DROPPED'), ...story].reduce(wantedAfter, nothingYet);
  expect(wanted.phase).toBe('over');
  expect(nextStep(wanted, toldNothing)).toBeUndefined();
});

it('pauses before all else, and resumes when a call ends while card data is spoken', () => {
  const speaking = wantedAfter(nothingYet, at(2, 'ACTIVE', { callVariable10: 'card' }));
  expect(nextStep(speaking, toldNothing)).toBe('pause');
  const over = wantedAfter(speaking, at(3, 'DROPPED'));
  expect(nextStep(over, { recording: 'going on', fields: {}, paused: true })).toBe('resume');
  expect(nextStep(over, { recording: 'going on', fields: {}, paused: false })).toBe('stop');
});

it('reads events without times in the order in which they come', () => {
  const timeless = story.map((event): CallEvent => ({ ...event, participants: [] }));
  expect(timeless.reduce(wantedAfter, nothingYet).fields).toEqual({ user1: 'gold' });
});
