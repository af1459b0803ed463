import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';

import { createGcSimulator, type GcSimulatorOptions } from '../src/index.ts';
import { useGcSimulator } from '../src/vitest.ts';
import { command, openDesk } from './support/gc.ts';

const simulator = useGcSimulator({ time: 'manual', receive: () => new Response('ok') });

describe('what is posted', () => {
  const state = { type: 'State', state: 'READY' };
  it.each([
    ['bare', state],
    ['data', { data: state }],
    ['array', [state]],
    ['string', JSON.stringify(state)],
  ] as const)('may be wrapped: %s', async (wrapping, body) => {
    const bodies: unknown[] = [];
    await using one = await createGcSimulator({
      time: 'manual',
      wrapping,
      receive: async (request) => {
        bodies.push([request.method, request.url, request.headers.get('content-type'), await request.json()]);
        return new Response('ok');
      },
    });
    await openDesk(one, '1001').connect();
    await one.postEvent('1001', state);
    expect(bodies.at(-1)).toEqual(['POST', 'http://desk.test/1001', 'application/json; charset=utf-8', body]);
  });

  it.each<[GcSimulatorOptions, object]>([
    [{ callVariables: 'pairs' }, { callVariables: expect.arrayContaining([{ callVariable2: 'x' }]) as unknown }],
    [{ callVariables: 'map' }, { callVariables: { callVariable2: 'x' } }],
    [
      { callVariables: 'finesse' },
      { callVariables: { CallVariable: expect.arrayContaining([{ name: 'callVariable2', value: 'x' }]) as unknown } },
    ],
    [{ emptyQueueName: 'null' }, { queueName: null }],
    [{ emptyQueueName: 'string' }, { queueName: '' }],
  ])('may have another form: %j', async (options, event) => {
    await using one = await createGcSimulator({ ...options, time: 'manual', receive: () => new Response('ok') });
    const desk = openDesk(one, '1001');
    await desk.start('READY');
    one.incomingCall({ from: '79161234567', variables: { callVariable2: 'x' } });
    await one.advance(100);
    expect(desk.news()[0]).toMatchObject(event);
  });

  it('may say HELD of the dialog, and booleans as such', async () => {
    const options = { heldDialog: 'HELD', scalars: 'native' } as const;
    await using one = await createGcSimulator({ ...options, time: 'manual', receive: () => new Response('ok') });
    const desk = openDesk(one, '9001');
    await desk.connect();
    await desk.send('Login', 'demo', '29001');
    expect(desk.news().at(-1)).toMatchObject({ supervisor: true, totalNumberOfTeams: 2, teams: [{}, {}] });
    const { dialogId } = one.incomingCall({ from: '79161234567', to: '29001' });
    await desk.send('AnswerCall', dialogId);
    desk.news();
    await desk.send('HoldCall', dialogId);
    expect(desk.story()).toEqual(['InboundCall HELD', 'State HOLD']);
  });

  it('goes nowhere when the session has no address', async () => {
    const data = { type: 'Hello#crm', body: 'null', sessionUrl: 's' };
    await command(simulator(), data);
    await simulator().advance(10);
    expect(simulator().webhooks).toMatchObject([{ path: 'System', failure: 'noCallbackUrl' }]);
    expect(await simulator().postEvent('1001', { type: 'State' })).toMatchObject({ failure: 'noCallbackUrl' });
    await expect(simulator().postEvent('7777', { type: 'State' })).rejects.toThrow(TypeError);
  });
});

describe('a command', () => {
  it('is recorded with its verb, id and parameters', async () => {
    const { data } = openDesk(simulator(), '1001');
    await command(simulator(), { ...data, type: 'TRANSFER_SST# 1001', body: '21002,,3' });
    expect(simulator().requests).toMatchObject([
      {
        command: 'Transfer_sst',
        fields: { id: '1001', number: '21002', dialogId: '', parameter3: '3' },
        answeredStatus: 200,
      },
    ]);
    expect(simulator().commands).toEqual([
      {
        verb: 'Transfer_sst',
        id: '1001',
        params: ['21002', '', '3'],
        sessionUrl: 'session-1001',
        callbackUrl: 'http://desk.test/1001',
      },
    ]);
  });

  it.each([
    ['/elsewhere', 'POST', '{}', 404],
    ['/gc', 'PUT', '{}', 405],
    ['/gc/rest/command', 'POST', 'no JSON', 400],
    ['/gc/rest/command', 'POST', '{"data":{"type":"Hello"}}', 400],
    ['/gc/rest/command', 'POST', '{"data":{"type":"Hello#crm","body":null}}', 200],
  ])('to %s (%s %s) is answered %i', async (path, method, body, status) => {
    expect((await fetch(simulator().origin + path, { method, body })).status).toBe(status);
  });

  it('is accepted in the words of the options', async () => {
    await using one = await createGcSimulator({ acceptance: { status: 202, body: 'OK' } });
    const answer = await command(one, { type: 'Hello#crm', body: 'null', sessionUrl: 's' });
    expect([answer.status, await answer.text()]).toEqual([202, 'OK']);
  });
});

describe('faults', () => {
  it('a code is an Error in place of what was asked', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    simulator().faults.next({ kind: 'code', code: 'CF_RESOURCE_BUSY' }, { path: 'MakeReady' });
    simulator().faults.next({ kind: 'code', code: 'NEW_CODE', message: 'Ой' }, { path: 'Logout' });
    for (const verb of ['GetState', 'makeready', 'Logout']) await desk.send(verb);
    expect(desk.news()).toMatchObject([
      { type: 'State', state: 'NOT_READY' },
      { type: 'Error', errorType: 'CF_RESOURCE_BUSY' },
      { type: 'Error', errorType: 'NEW_CODE', errorMessage: 'Ой' },
    ]);
  });

  it('can strike the connection', async () => {
    const desk = openDesk(simulator(), '1001');
    await desk.start();
    simulator().faults.next({ kind: 'resetBeforeHeaders' }, { path: 'MakeReady' });
    await expect(desk.send('MakeReady')).rejects.toThrow('fetch failed');
    expect(simulator().agents[0]?.state).toBe('READY');
    simulator().faults.next({ kind: 'rateLimit', retryAfter: '2' });
    const answer = await command(simulator(), { ...desk.data, type: 'Beat#1001', body: 'null' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
  });

  it.each([
    [{ kind: 'duplicateEvent' }, ['State READY', 'State READY', 'State NOT_READY']],
    [{ kind: 'dropEvent' }, ['State NOT_READY']],
    [{ kind: 'outOfOrderEvents' }, ['State NOT_READY', 'State READY']],
    [{ kind: 'lateEvent', ms: 10_000 }, ['State NOT_READY', 'State READY']],
  ] as const)('can strike an event: %j', async (fault, story) => {
    const [desk, other] = [openDesk(simulator(), '1001'), openDesk(simulator(), '1002')];
    await desk.start();
    await other.start();
    simulator().faults.next(fault, { path: 'State' });
    await desk.send('MakeReady');
    // Another session's event neither waits nor changes places.
    await other.send('MakeReady');
    expect(other.story()).toEqual(['State READY']);
    await desk.send('MakeNotReady');
    await simulator().idle();
    const told = simulator().webhooks.filter(({ url, failure }) => url === desk.callbackUrl && failure === undefined);
    expect(told.slice(3).map(({ payload }) => `State ${(payload as { state: string }).state}`)).toEqual(story);
  });

  it('leaves signatures alone, for there are none', () => {
    expect(() => simulator().faults.next({ kind: 'badSignatureEvent' })).toThrow(TypeError);
  });
});

describe('many sessions', () => {
  it('do not wait for one that is slow', async () => {
    let letGo: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (letGo = resolve));
    await using one = await createGcSimulator({
      eventDelayMs: 1,
      receive: async ({ url }) => {
        if (url.endsWith('/1001')) await slow;
        return new Response('ok');
      },
    });
    for (const id of ['1001', '1002']) {
      const { data } = openDesk(one, id);
      await command(one, { ...data, type: `Connect#${id}`, body: `${id},demo` });
      await command(one, { ...data, type: `Login#${id}`, body: `demo,2${id}` });
    }
    await expect
      .poll(() => one.webhooks.map(({ path, url }) => `${url} ${path}`))
      .toEqual([
        'http://desk.test/1002 ConnectStatus',
        'http://desk.test/1002 State',
        'http://desk.test/1002 AgentInfo',
      ]);
    letGo();
    await one.idle();
    const late = one.webhooks.slice(3).map(({ path }) => path);
    expect(late).toEqual(['ConnectStatus', 'State', 'AgentInfo']);
  });

  it('can be a thousand, over HTTP, each with its events in order', async () => {
    const told = new Map<string, string[]>();
    const server = createServer((incoming, outgoing) => {
      let text = '';
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      incoming.on('end', () => {
        const { type } = JSON.parse(text) as { type: string };
        told.set(incoming.url ?? '', [...(told.get(incoming.url ?? '') ?? []), type]);
        outgoing.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await using one = await createGcSimulator({ agents: 1_000, webhookTimeoutMs: 30_000 });
    const start = async ({ agentId, extension }: { agentId: string; extension: string }): Promise<void> => {
      const data = { sessionUrl: agentId, callbackFqdn: `127.0.0.1:${port}`, callbackEndpoint: `/${agentId}` };
      await command(one, { ...data, type: `Connect#${agentId}`, body: `${agentId},demo` });
      await command(one, { ...data, type: `Login#${agentId}`, body: `demo,${extension}` });
      await command(one, { ...data, type: `MakeReady#${agentId}`, body: 'null' });
    };
    await Promise.all(one.agents.map(start));
    await one.idle();
    server.close();
    expect(told.size).toBe(1_001);
    expect([...new Set([...told.values()].map((types) => types.join(' ')))]).toEqual([
      'ConnectStatus State AgentInfo State',
    ]);
  }, 60_000);
});

it('starts afresh after a reset', async () => {
  const desk = openDesk(simulator(), '1001');
  await desk.start('READY');
  const first = simulator().incomingCall({ from: '79161234567' });
  simulator().reset();
  expect([simulator().calls, simulator().commands, simulator().callbacks]).toEqual([[], [], []]);
  expect(simulator().agents[0]).toEqual({
    agentId: '1001',
    firstName: 'Alice',
    lastName: 'Baker',
    team: '1',
    supervisor: false,
    extension: '21001',
    state: 'LOGOUT',
    reasonCode: '',
    dialogIds: [],
  });
  expect(simulator().incomingCall({ from: '79161234567' }).dialogId).toBe(first.dialogId);
});

it('wants a sensible number of agents', async () => {
  await expect(createGcSimulator({ agents: 0 })).rejects.toThrow(TypeError);
});
