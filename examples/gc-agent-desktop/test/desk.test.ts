import type { GcSimulatorOptions } from '@trunkline/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlace, type Place, type Shown, type Visitor } from './rehearsing.ts';

const alice = { agentId: '1001', password: 'demo', extension: '21001' };
const sam = { agentId: '9001', password: 'demo', extension: '29001' };
const patient = { timeout: 20_000 };

let place: Place;
let agent: Visitor;

async function begin(options?: GcSimulatorOptions): Promise<void> {
  place = await openPlace(options);
  place.simulator.script.number('79000000101', { ringMs: 100 });
  agent = place.visitor();
}
afterEach(() => place[Symbol.asyncDispose]());

const done = { status: 200 };
const until = (seen: (shown: Shown) => unknown, visitor = agent): ReturnType<typeof expect.poll> =>
  expect.poll(async () => seen(await visitor.shown()), patient);

/** Lets the agent's telephone ring; answers with the call's id. */
async function ring(): Promise<string> {
  const { dialogId } = place.simulator.incomingCall({ from: '79161234567', to: '21001' });
  await until(({ calls }) => calls.map(({ state }) => state)).toEqual(['ringing']);
  return dialogId;
}

describe('the log-in', () => {
  beforeEach(() => begin());

  it.each([
    [{ ...alice, password: 'wrong' }, 'agentId', /password is wrong/],
    [{ ...alice, password: 'de,mo' }, 'password', /no comma/],
    [{ ...alice, extension: '29999' }, 'extension', /no such telephone/],
    [{ ...alice, extension: 'desk' }, 'extension', /digits only/],
    [{ ...alice, agentId: '10#01' }, 'agentId', /no comma/],
    [{ ...alice, agentId: '10\t01' }, 'agentId', /no comma/],
    [{ ...alice, password: '' }, 'password', /fill in/],
  ])('says which field to correct', async (who, field, words) => {
    expect(await agent.ask('/api/login', who)).toEqual({ status: 422, field, message: expect.stringMatching(words) });
    expect(await agent.shown()).toMatchObject({ open: false });
  });

  it('opens a desk for the browser that logged in, and for no other', async () => {
    expect(await agent.ask('/api/login', alice)).toEqual(done);
    await until(({ state }) => state.words).toBe('Not ready');
    const stranger = place.visitor();
    expect(await stranger.shown()).toMatchObject({ open: false });
    expect(await stranger.ask('/api/do/ready')).toMatchObject({ status: 401, message: 'Please log in.' });
  });

  it('tells the desk that is left when the agent logs in elsewhere', async () => {
    await agent.ask('/api/login', alice);
    expect(await place.visitor().ask('/api/login', alice)).toEqual(done);
    await until(({ why }) => why).toBe('You have logged in elsewhere.');
  });

  it('finds the calls that went on before it', async () => {
    await agent.ask('/api/login', alice);
    const call = await ring();
    await agent.ask('/api/do/answer', { call });
    const later = place.visitor();
    await later.ask('/api/login', alice);
    await until(({ calls }) => calls.map(({ id, state }) => [id, state]), later).toEqual([[call, 'talking']]);
    expect(await later.ask('/api/do/hangUp', { call })).toEqual(done);
  });
});

describe.each([
  ['UCCE', {}],
  ['UCCX', { flavour: 'uccx' }],
  ['a connector that tells a held call as held', { heldDialog: 'HELD' }],
] as const)('a desk with %s', (_name, options) => {
  beforeEach(async () => {
    await begin(options);
    await agent.ask('/api/login', alice);
  });

  it('takes a call, holds and retrieves it, and hangs up', async () => {
    const call = await ring();
    for (const [action, state] of [
      ['answer', 'talking'],
      ['hold', 'held'],
      ['retrieve', 'talking'],
    ] as const) {
      expect(await agent.ask(`/api/do/${action}`, { call })).toEqual(done);
      await until(({ calls }) => calls.map((one) => one.state)).toEqual([state]);
    }
    expect(await agent.ask('/api/do/hangUp', { call })).toEqual(done);
    await until(({ calls, last }) => [calls.length, last?.number]).toEqual([0, '79161234567']);
  });

  it('says why something cannot be done, before and when it is asked for', async () => {
    const call = await ring();
    const { calls, hindered } = await agent.shown();
    expect(calls[0]?.hindered).toMatchObject({ answer: null, hold: 'Only a conversation can be put on hold.' });
    expect(hindered).toMatchObject({ ready: null, logout: 'End your calls first.' });
    expect(await agent.ask('/api/do/hold', { call })).toEqual({ status: 409, message: calls[0]?.hindered['hold'] });
    expect(await agent.ask('/api/do/answer', { call: '1' })).toMatchObject({ message: 'That call is over.' });
    expect(await agent.ask('/api/do/constructor', { call })).toMatchObject({ message: expect.stringMatching(/older/) });
  });

  it.each([
    ['21999', /cannot be called/],
    ['desk', /cannot be called|digits only/],
    ['', /enter a number/],
  ])('says that a number is wrong: "%s"', async (number, words) => {
    const told = await agent.ask('/api/do/dial', { number });
    expect(told).toEqual({ status: 409, field: 'number', message: expect.stringMatching(words) });
  });

  it('consults and hands the caller over', async () => {
    const call = await ring();
    await agent.ask('/api/do/answer', { call });
    expect(await agent.ask('/api/do/consult', { call, number: '79000000101' })).toEqual(done);
    await until(({ calls }) => calls.map(({ kind, state, number }) => [kind, state, number])).toEqual([
      ['incoming', 'held', '79161234567'],
      ['consultation', 'talking', '79000000101'],
    ]);
    expect(await agent.ask('/api/do/transfer', { call })).toEqual(done);
    await until(({ calls }) => calls).toEqual([]);
  });

  it('brings three together', async () => {
    const call = await ring();
    await agent.ask('/api/do/answer', { call });
    await agent.ask('/api/do/consult', { call, number: '79000000101' });
    await until(({ calls }) => calls[0]?.hindered['conference']).toBe(null);
    expect(await agent.ask('/api/do/conference', { call })).toEqual(done);
    await until(({ calls }) => calls.map(({ parties }) => parties)).toEqual([['79161234567', '79000000101']]);
  });

  it('hands a caller on without asking, and shows no consultation that was none', async () => {
    const call = await ring();
    await agent.ask('/api/do/answer', { call });
    expect(await agent.ask('/api/do/transfer', { call, number: '79000000101' })).toEqual(done);
    await until(({ calls, state }) => [calls, state.is]).toEqual([[], 'NOT_READY']);
  });

  it('dials, and notes what the call was about', async () => {
    expect(await agent.ask('/api/do/dial', { number: '79000000101' })).toEqual(done);
    await until(({ calls }) => calls.map(({ kind, state, number }) => [kind, state, number])).toEqual([
      ['outgoing', 'talking', '79000000101'],
    ]);
    const [call] = (await agent.shown()).calls;
    await agent.ask('/api/do/hangUp', { call: call?.id });
    expect(await agent.ask('/api/do/wrapUp', { reason: 'New order' })).toEqual(done);
    await until(({ last }) => last?.reason).toBe('New order');
    expect(place.simulator.calls.at(-1)?.wrapUpReason).toBe('New order');
  });

  it('comes back by itself when GC was away, and knows which calls are over', async () => {
    const call = await ring();
    await agent.ask('/api/do/answer', { call });
    place.hears = false;
    place.simulator.faults.always({ kind: 'resetBeforeHeaders', carriedOut: false });
    expect(await agent.ask('/api/do/hold', { call })).toMatchObject({ status: 409 });
    await until(({ online, hindered }) => [online, hindered['ready']]).toEqual([
      false,
      'The contact centre cannot be reached at the moment.',
    ]);
    place.simulator.hangUp(call);
    place.hears = true;
    place.simulator.faults.clear();
    await until(({ online, calls }) => [online, calls]).toEqual([true, []]);
    expect(await agent.ask('/api/do/ready')).toEqual(done);
  });

  it('is over when somebody else logs the agent out', async () => {
    const told = await place.simulator.postEvent('1001', { type: 'State', agentId: '1001', state: 'LOGOUT' });
    expect(told.status).toBe(200);
    await until(({ open, why }) => [open, why]).toEqual([false, 'You have been logged out.']);
  });

  it('is over when the agent logs out', async () => {
    expect(await agent.ask('/api/do/logout', { reason: '1' })).toEqual(done);
    await until(({ open, why }) => [open, why]).toEqual([false, 'You are logged out.']);
    expect(place.simulator.agents.find(({ agentId }) => agentId === '1001')).toMatchObject({ state: 'LOGOUT' });
  });
});

it('lets a supervisor see the team, listen and join in, while the agent sees nothing of the listening', async () => {
  await begin();
  const supervisor = place.visitor();
  await agent.ask('/api/login', alice);
  await supervisor.ask('/api/login', sam);
  const call = await ring();
  await agent.ask('/api/do/answer', { call });
  await until(({ team }) => team?.find(({ name }) => name === 'Alice Baker')?.state, supervisor).toBe('TALKING');
  expect(await supervisor.ask('/api/do/listen', { number: '21001' })).toEqual(done);
  await until(({ calls }) => calls.map(({ kind, state }) => [kind, state]), supervisor).toEqual([
    ['listening', 'talking'],
  ]);
  expect((await agent.shown()).calls).toHaveLength(1);
  const [listening] = (await supervisor.shown()).calls;
  expect(await supervisor.ask('/api/do/join', { call: listening?.id })).toEqual(done);
  await until(({ calls }) => calls.map(({ id, parties }) => [id, parties.length]), supervisor).toEqual([[call, 2]]);
});
