import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { manualClock } from './support/clock.ts';
import { desk, isPending } from './support/desk.ts';
import { silentBut } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import * as wire from './support/wire-events.ts';

const d1 = { dialogId: 'd1' };

describe('a command whose event does not come', () => {
  it('ends with a time-out of the reply, and nobody can tell what became of it', async () => {
    const clock = manualClock();
    const { agent, arrived } = await desk({ script: silentBut(), options: { clock } });
    const answer = agent.answerCall(d1);
    await arrived('AnswerCall');
    await clock.advance(9_999);
    expect(await isPending(answer)).toBe(true);
    await clock.advance(1);
    expect(errorOf(await answer, 'timeout')).toMatchObject({
      phase: 'reply',
      scope: 'attempt',
      outcome: 'unknown',
      retry: 'poll',
      attempts: 1,
    });
  });

  it('waits as long as the client or the call says', async () => {
    const clock = manualClock();
    const { agent, arrived } = await desk({ script: silentBut(), options: { clock, replyTimeoutMs: 2_000 } });
    const patient = agent.answerCall(d1, { replyTimeoutMs: 5_000 });
    const usual = agent.answerCall({ dialogId: 'd2' });
    await arrived('AnswerCall', 2);
    await clock.advance(2_000);
    expect(errorOf(await usual, 'timeout').phase).toBe('reply');
    expect(await isPending(patient)).toBe(true);
    await clock.advance(3_000);
    expect(errorOf(await patient, 'timeout').phase).toBe('reply');
  });

  it('begins to count once GC has accepted', async () => {
    const clock = manualClock();
    const slow = silentBut({ AnswerCall: { waitMs: 150 } });
    const { agent, arrived } = await desk({ script: slow, options: { clock, replyTimeoutMs: 1_000 } });
    const answer = agent.answerCall(d1);
    await arrived('AnswerCall');
    await clock.advance(30_000);
    expect(clock.waits).toEqual([]);
    expect(await isPending(answer)).toBe(true);
    while (clock.waits.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.waits).toEqual([1_000]);
    await clock.advance(1_000);
    expect(errorOf(await answer, 'timeout').phase).toBe('reply');
  });

  it('is bound by the time of the whole as well', async () => {
    const { agent } = await desk({ script: silentBut() });
    const error = errorOf(await agent.answerCall(d1, { totalTimeoutMs: 80 }), 'timeout');
    expect(error).toMatchObject({ scope: 'total', phase: 'reply', outcome: 'unknown' });
  });
});

describe('the time in the queue', () => {
  it('counts against the whole, and what ends there was never sent', async () => {
    const { agent, sent } = await desk({ script: silentBut() });
    const first = agent.getAllAgents();
    const second = agent.getAllAgents({}, { totalTimeoutMs: 60 });
    expect(errorOf(await second, 'timeout')).toMatchObject({
      scope: 'total',
      phase: 'limit',
      outcome: 'not_sent',
      attempts: 0,
    });
    expect(sent()).toEqual(['getallagents']);
    expect(await isPending(first)).toBe(true);
  });

  it('does not count against the reply', async () => {
    const clock = manualClock();
    const { agent, post, arrived } = await desk({ script: silentBut(), options: { clock } });
    const first = agent.getAllAgents();
    const second = agent.getAllAgents();
    await arrived('getallagents');
    await clock.advance(9_000);
    await post(wire.agents('one'));
    valueOf(await first);
    await arrived('getallagents', 2);
    await clock.advance(9_000);
    expect(await isPending(second)).toBe(true);
    await post(wire.agents('two'));
    expect(valueOf(await second).users).toMatchObject([{ loginId: 'two' }]);
  });

  it.each(['ran out', 'was aborted'])('of a command that %s leaves the lane to those behind it', async (how) => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const first = agent.makeReady();
    const leave = new AbortController();
    const options = how === 'ran out' ? { totalTimeoutMs: 40 } : { signal: leave.signal };
    const second = agent.makeNotReady({}, options);
    const third = agent.getState();
    await arrived('MakeReady');
    leave.abort();
    expect((await second).error?.outcome).toBe('not_sent');
    await post(wire.state('READY'));
    valueOf(await first);
    await arrived('GetState');
    await post(wire.state('READY'));
    valueOf(await third);
    const fourth = agent.logout();
    await arrived('Logout');
    await post(wire.state('LOGOUT'));
    valueOf(await fourth);
  });
});

describe('an abort', () => {
  const reason = new Error('enough');

  it('before the call: nothing is sent', async () => {
    const { agent, sent } = await desk();
    const error = errorOf(await agent.makeReady({}, { signal: AbortSignal.abort(reason) }), 'aborted');
    expect(error).toMatchObject({ outcome: 'not_sent', attempts: 0, reason });
    expect(sent()).toEqual([]);
  });

  it('in the queue: nothing is sent', async () => {
    const { agent, sent, arrived } = await desk({ script: silentBut() });
    void agent.makeReady();
    await arrived('MakeReady');
    const leave = new AbortController();
    const queued = agent.makeNotReady({}, { signal: leave.signal });
    expect(await isPending(queued)).toBe(true);
    leave.abort(reason);
    expect(errorOf(await queued, 'aborted')).toMatchObject({ phase: 'limit', outcome: 'not_sent', reason });
    expect(sent()).toEqual(['MakeReady']);
  });

  it('while it is being sent: nobody can tell', async () => {
    const { agent, arrived } = await desk({ script: silentBut({ MakeReady: { http: 'hang' } }) });
    const leave = new AbortController();
    const answer = agent.makeReady({}, { signal: leave.signal });
    await arrived('MakeReady');
    leave.abort(reason);
    expect(errorOf(await answer, 'aborted')).toMatchObject({ phase: 'request', outcome: 'unknown', reason });
  });

  it('while its event is awaited: nobody can tell', async () => {
    const clock = manualClock();
    const { agent } = await desk({ script: silentBut(), options: { clock } });
    const leave = new AbortController();
    const answer = agent.makeReady({}, { signal: leave.signal });
    while (clock.waits.length === 0) await new Promise((resolve) => setImmediate(resolve));
    leave.abort(reason);
    expect(errorOf(await answer, 'aborted')).toMatchObject({ phase: 'reply', outcome: 'unknown', reason });
  });

  it('after the end changes nothing, and leaves no listener on the signal', async () => {
    const { agent } = await desk();
    const leave = new AbortController();
    const value = valueOf(await agent.makeReady({}, { signal: leave.signal }));
    expect(getEventListeners(leave.signal, 'abort')).toHaveLength(0);
    leave.abort();
    expect(value.state).toBe('READY');
  });

  it('at whichever moment a lane becomes free does not shut the lane', async () => {
    // Between the event that frees it and the next command on its way lie only microtasks: try each of them.
    const later: boolean[] = [];
    for (let turns = 0; turns < 40; turns += 1) {
      const { agent, post, arrived, gc } = await desk({
        script: silentBut({ GetState: { events: [wire.state('READY')] } }),
      });
      const leave = new AbortController();
      const first = agent.makeReady();
      const second = agent.makeNotReady({}, { signal: leave.signal, replyTimeoutMs: 20 });
      await arrived('MakeReady');
      agent.on('state', () => {
        let chain = Promise.resolve();
        for (let turn = 0; turn < turns; turn += 1) chain = chain.then(() => undefined);
        void chain.then(() => leave.abort());
      });
      await post(wire.state('READY'));
      valueOf(await first);
      // Once it was sent its lane is shut for a while, and rightly so.
      const isSent = (await second).error?.outcome !== 'not_sent';
      if (!isSent) later.push((await agent.getState({}, { totalTimeoutMs: 1_000 })).ok);
      await gc.close();
    }
    expect(later.length).toBeGreaterThan(2);
    expect(later).not.toContain(false);
  });
});
