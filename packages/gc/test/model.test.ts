import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGcClient } from '../src/index.ts';
import { manualClock } from './support/clock.ts';
import { anna, callbackUrl } from './support/desk.ts';
import {
  abort,
  again,
  answer,
  ask,
  fail,
  kinds,
  outOfOrder,
  senderOf,
  wait,
  type Real,
  type Step,
} from './support/model.ts';

const names = Object.keys(kinds) as (keyof typeof kinds)[];
const place = fc.nat(5);

/** A desk where only a few kinds of questions are asked, so that they meet in their lanes. */
function steps(more: fc.Arbitrary<Step>): fc.Arbitrary<Iterable<Step>> {
  return fc.subarray(names, { minLength: 1, maxLength: 3 }).chain((asked) => {
    const question = fc
      .tuple(fc.constantFrom(...asked), fc.constantFrom('1', '2'))
      .map(([name, key]) => ask(name, key));
    const usual = [question, question, question, place.map(answer), place.map(answer)];
    const rare = [place.map(abort), fc.constantFrom(300, 1_000, 4_000, 10_000).map(wait), more];
    return fc.commands<object, Real, true>([...usual, ...rare], { maxCommands: 40, size: 'max' });
  });
}

async function begin(): Promise<Real> {
  const clock = manualClock(0);
  const arrived: Real['arrived'] = [];
  const gc = createGcClient({
    baseUrl: 'https://gc.example/command',
    callbackUrl,
    heartbeat: false,
    clock,
    sender: senderOf(arrived, clock),
    httpProfile: { connectReply: 'acceptance' },
  });
  const agent = gc.agent(anna);
  await agent.connect();
  return { gc, agent, clock, asked: [], arrived, last: undefined, tick: 0, errors: 0 };
}

/** Waits until every lane must be open again: each of the commands that wait in one takes its time. */
async function drain(real: Real): Promise<void> {
  for (let round = 0; round < 60 && real.asked.some(({ result }) => result === undefined); round += 1) {
    await real.clock.advance(11_000);
  }
  await real.clock.advance(11_000);
  real.arrived.length = 0;
}

/** Every lane is free: one more of each kind is sent at once. */
async function isOpen(real: Real): Promise<readonly string[]> {
  const shut: string[] = [];
  for (const name of names) {
    for (const key of ['1', '2']) {
      const before = real.arrived.length;
      await ask(name, key).run({}, real);
      if (real.arrived.length === before) shut.push(`${name} ${key}`);
      await answer(real.arrived.length - 1).run({}, real);
      if (real.asked.at(-1)?.result?.ok !== true) shut.push(`${name} ${key} is not answered`);
    }
  }
  return shut;
}

async function play(played: Iterable<Step>): Promise<void> {
  const real = await begin();
  try {
    await fc.asyncModelRun(() => ({ model: {}, real }), played);
    await drain(real);
    expect(outOfOrder(real)).toEqual([]);
    // What was said before is so old now that it is no repeat.
    expect(await isOpen(real)).toEqual([]);
    expect(outOfOrder(real)).toEqual([]);
  } finally {
    await real.gc.close();
  }
}

describe('whatever is asked, and however late, often and out of order GC answers', () => {
  it('every command gets its own answer or none, and no lane stays shut', { timeout: 30_000 }, async () => {
    await fc.assert(fc.asyncProperty(steps(fc.constant(again())), play), {
      seed: 20_261_122,
      numRuns: 120,
    });
  });

  // Not both: a failure whose command a doubled answer has ended already can only be laid at another one's door.
  it('also where some of the commands fail', { timeout: 30_000 }, async () => {
    await fc.assert(fc.asyncProperty(steps(place.map(fail)), play), {
      seed: 20_261_122,
      numRuns: 120,
    });
  });
});
