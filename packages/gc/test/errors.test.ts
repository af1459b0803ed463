import { describe, expect, it } from 'vitest';
import { vendorText, type GcSession } from '../src/index.ts';
import { desk, isPending } from './support/desk.ts';
import { silentBut } from './support/scripts.ts';
import { errorOf, valueOf } from './support/say.ts';
import * as wire from './support/wire-events.ts';

const d1 = { dialogId: 'd1' };

describe('an Error event', () => {
  it('rejects the only command that waits', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const answer = agent.makeCall({ number: '555' });
    await arrived('MakeCall');
    await post(wire.error('BAD_DESTINATION', 'Extension 555 is not there'));
    const error = errorOf(await answer, 'api');
    expect(error).toMatchObject({ code: 'BAD_DESTINATION', outcome: 'rejected', attempts: 1, operation: 'makeCall' });
    expect(vendorText(error)).toBe('Extension 555 is not there');
  });

  it('of a code that nobody knows passes through', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const answer = agent.answerCall(d1);
    await arrived('AnswerCall');
    await post(wire.error('CF_SOMETHING_NEW'));
    expect(errorOf(await answer, 'api')).toMatchObject({ code: 'CF_SOMETHING_NEW', match: 'unknown' });
  });

  it('among several that wait is told to all of them, and what became of each is unknown', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const answers = [agent.holdCall(d1), agent.getAllAgents(), agent.getDialogState({ dialogId: 'd2' })];
    for (const verb of ['HoldCall', 'getallagents', 'getdialogstate']) await arrived(verb);
    await post(wire.error('GENERAL_ERROR', 'of one of them'));
    for (const answer of answers) {
      const error = errorOf(await answer, 'api');
      expect(error).toMatchObject({ code: 'GENERAL_ERROR', outcome: 'unknown', retry: 'poll' });
      expect(vendorText(error)).toBe('of one of them');
    }
  });

  it('among several leaves no door open for the answers that still come', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const one = agent.getTeamUsers({ teamId: '1' });
    const hold = agent.holdCall(d1);
    await arrived('getteamusers');
    await arrived('HoldCall');
    await post(wire.error('CF_INVALID_OBJECT_STATE'));
    expect([(await one).error?.outcome, (await hold).error?.outcome]).toEqual(['unknown', 'unknown']);
    // The hold has failed; the list is still on its way.
    const two = agent.getTeamUsers({ teamId: '2' });
    await isPending(two);
    await post(wire.team('of 1'));
    expect(await isPending(two)).toBe(true);
    await arrived('getteamusers', 2);
    await post(wire.team('of 2'));
    expect(valueOf(await two).users).toMatchObject([{ loginId: 'of 2' }]);
  });

  it('does not strike a command that still waits for its lane', async () => {
    const { agent, post, sent, arrived } = await desk({ script: silentBut() });
    const first = agent.makeReady();
    const second = agent.makeNotReady();
    await arrived('MakeReady');
    await post(wire.error('CF_RESOURCE_BUSY'));
    expect(errorOf(await first, 'api').outcome).toBe('rejected');
    await arrived('MakeNotReady');
    await post(wire.state('NOT_READY'));
    valueOf(await second);
    expect(sent()).toEqual(['MakeReady', 'MakeNotReady']);
  });

  it('with nobody waiting is only told to who listens', async () => {
    const { agent, post } = await desk({ script: silentBut() });
    const heard: unknown[] = [];
    agent.on('error', ({ errorType }) => heard.push(errorType));
    await post(wire.error('DOWN'));
    const answer = agent.getState();
    expect(await isPending(answer)).toBe(true);
    await post(wire.state('READY'));
    valueOf(await answer);
    expect([heard, agent.status]).toEqual([['DOWN'], 'connected']);
  });

  it('rejects once: a second one strikes nobody', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const first = agent.makeReady();
    await arrived('MakeReady');
    await post(wire.error('CF_RESOURCE_BUSY'), wire.error('CF_RESOURCE_BUSY'));
    errorOf(await first, 'api');
    const second = agent.makeReady();
    await arrived('MakeReady', 2);
    await post(wire.state('READY'));
    expect(valueOf(await second).state).toBe('READY');
  });

  it.each([
    'SUBSCRIPTION_FAILED',
    'Unauthorized',
    'UNABLE_TO_SUBSCRIBE_TO_FINESSE',
    'SUBSCRIPTION_FAILED || Unauthorized',
  ])('of %s ends a connect as a matter of credentials', async (code) => {
    const { agent } = await desk({
      begin: 'new',
      script: () => ({ events: [wire.error(code, 'Invalid Credentials')] }),
    });
    expect(errorOf(await agent.connect(), 'api')).toMatchObject({ category: 'authentication', outcome: 'rejected' });
    expect(agent.status).toBe('new');
  });

  it('within the HTTP answer counts as well', async () => {
    const body = JSON.stringify({ data: wire.error('LICENSES_EXCEEDED', 'no licence for 1001') });
    const { agent, sent } = await desk({ script: silentBut({ Login: { body }, MakeReady: { body, status: 400 } }) });
    const error = errorOf(await agent.login(), 'api');
    expect(error).toMatchObject({ code: 'LICENSES_EXCEEDED', outcome: 'rejected', category: 'quota_exceeded' });
    expect(vendorText(error)).toBe('no licence for 1001');
    // Nobody waits any more: the lane is free.
    expect(errorOf(await agent.makeReady(), 'api').code).toBe('LICENSES_EXCEEDED');
    expect(sent()).toEqual(['Login', 'MakeReady']);
  });
});

describe('an HTTP failure of a command', () => {
  it.each([400, 401, 404, 500, 503])('%i is an http error and never a success', async (status) => {
    const { agent, sent } = await desk({ script: silentBut({ MakeReady: { status, body: '<html>Error</html>' } }) });
    expect(errorOf(await agent.makeReady(), 'http')).toMatchObject({ status });
    expect(sent()).toEqual(['MakeReady']);
  });

  it.each([
    ['a page', '<html>sorry</html>'],
    ['nothing', ''],
    ['any object', '{"result":"whatever"}'],
    ['the word Error somewhere', '{"note":"no Error here"}'],
  ])('a 200 with %s is an acceptance', async (_, body) => {
    const { agent } = await desk({ script: silentBut({ MakeReady: { body, events: [wire.state('READY')] } }) });
    expect(valueOf(await agent.makeReady()).state).toBe('READY');
  });

  it('is not repeated after a doubt, whatever `retry` says', async () => {
    const { agent, sent } = await desk({
      script: silentBut({ MakeCall: { http: 'reset' } }),
      options: { retry: { limit: 5 }, random: () => 0 },
    });
    expect(errorOf(await agent.makeCall({ number: '1' }), 'network')).toMatchObject({
      outcome: 'unknown',
      attempts: 1,
    });
    expect(sent()).toEqual(['MakeCall']);
  });
});

describe('when the agent has logged in elsewhere', () => {
  const invalidated = [wire.state('LOGOUT'), wire.error('SESSION_INVALIDATED', 'from a new destination')];
  const waiting = (agent: GcSession): readonly Promise<unknown>[] => [
    agent.holdCall(d1),
    agent.getAllAgents(),
    agent.makeReady(),
  ];

  it('everything that waits ends with that, and nothing can be done but begin again', async () => {
    const { agent, post, arrived, sent } = await desk({ script: silentBut(), begin: 'logged_in' });
    const told: string[] = [];
    agent.onStatus((status, before) => told.push(`${before} → ${status}`));
    const answers = waiting(agent);
    await arrived('MakeReady');
    await post(...invalidated);
    for (const answer of answers) {
      const error = errorOf((await answer) as Awaited<ReturnType<GcSession['refresh']>>, 'api');
      expect(error).toMatchObject({ code: 'SESSION_INVALIDATED', retry: 'after_login' });
    }
    expect([agent.status, told]).toEqual(['invalidated', ['logged_in → connected', 'connected → invalidated']]);
    const before = sent().length;
    expect(errorOf(await agent.getState(), 'refused')).toMatchObject({ reason: 'session', outcome: 'not_sent' });
    expect(sent()).toHaveLength(before);
    valueOf(await agent.connect());
    valueOf(await agent.login());
    expect(agent.status).toBe('logged_in');
  });

  it('the HTTP answer may be the one that says so', async () => {
    const body = JSON.stringify(wire.error('SESSION_INVALIDATED'));
    const { agent } = await desk({ script: silentBut({ refresh: { body } }), begin: 'logged_in' });
    expect(errorOf(await agent.refresh(), 'api').code).toBe('SESSION_INVALIDATED');
    expect(agent.status).toBe('invalidated');
  });

  it('what waits for its lane ends as well, and is never sent', async () => {
    const { agent, post, arrived, sent } = await desk({ script: silentBut() });
    const first = agent.makeReady();
    const queued = [agent.makeNotReady(), agent.logout()];
    await arrived('MakeReady');
    await post(...invalidated);
    errorOf(await first, 'api');
    const later = await Promise.all(queued.map((answer) => isPending(answer)));
    expect([later, sent()]).toEqual([[false, false], ['MakeReady']]);
    for (const answer of queued) expect((await answer).error?.outcome).toBe('not_sent');
  });
});
