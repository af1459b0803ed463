import { describe, expect, it, onTestFinished } from 'vitest';
import { createVatsSimulator, type VatsSimulator } from '@trunkline/simulator';
import {
  createVatsWebhooks,
  memoryAwaitedOutcomes,
  memorySeenEvents,
  operations,
  type AwaitedOutcomes,
  type VatsClient,
  type VatsEvent,
  type VatsOptions,
} from '../src/index.ts';
import { clientFor, clientOf } from './support/client.ts';
import { errorOf, valueOf } from './support/say.ts';
import { closedPort, serve } from './support/serve.ts';
import { host, post, tick } from './support/webhooks.ts';

const { callback, hangup } = operations.calls;
const call = { from: { extension: '101' }, toNumber: '74955404444' };

const onResult = { path: 'result/callback' } as const;

interface Scene {
  readonly vats: VatsClient;
  readonly simulator: VatsSimulator;
  readonly heard: VatsEvent[];
}

/** A PBX and a client, with real HTTP in both directions. */
async function scene(options: Partial<VatsOptions> = {}): Promise<Scene> {
  const simulator = await createVatsSimulator({ time: { real: { speed: 50 } }, resultDelayMs: 100 });
  onTestFinished(() => simulator.close());
  const vats = clientFor(simulator, options);
  const heard: VatsEvent[] = [];
  for (const kind of ['call', 'summary', 'commandResult'] as const)
    vats.webhooks.on(kind, (event) => heard.push(event));
  simulator.callbackUrl = await host(vats.webhooks, '/my/prefix');
  return { vats, simulator, heard };
}

const result = (commandId: string, code: unknown = 1000): Request =>
  post('result/callback', { command_id: commandId, result: code });

describe('against a PBX, over HTTP in both directions', () => {
  it('a command is sent, its outcome comes by webhook, and its events after it', async () => {
    const { vats, simulator, heard } = await scene();
    const done = await vats.commands.run(callback, call);
    expect(valueOf(done)).toMatchObject({ command: 'calls.callback', result: { code: 1000, effect: 'success' } });
    expect(done.meta).toMatchObject({ operation: 'calls.callback', attempts: 1, status: 200 });
    await simulator.idle();
    const { commandId } = valueOf(done);
    const ofCommand = heard.filter((event) => 'commandId' in event && event.commandId === commandId);
    expect(new Set(ofCommand.map(({ kind }) => kind))).toEqual(new Set(['commandResult', 'call']));
    expect(heard.at(-1)).toMatchObject({ kind: 'summary', callDirection: 'outgoing', answered: true });
    expect(simulator.webhooks.every(({ status }) => status === 200)).toBe(true);
  });

  it('a command that was sent before can be waited for, before its webhook and after it', async () => {
    const { vats, simulator } = await scene();
    const { commandId } = valueOf(await vats.calls.callback(call));
    const early = vats.commands.wait(commandId);
    expect(valueOf(await early).result.code).toBe(1000);
    await simulator.idle();
    expect(valueOf(await vats.commands.wait(commandId, { timeoutMs: 50 }))).toMatchObject({ commandId });
  });

  it('a command that the PBX could not carry out is an api error: rejected, with its code', async () => {
    const { vats, simulator } = await scene();
    const gone = errorOf(await vats.commands.run(hangup, { callId: 'gone' }), 'api');
    expect(gone).toMatchObject({
      code: 4101,
      readAs: 4101,
      outcome: 'rejected',
      operation: 'calls.hangup',
      attempts: 1,
    });
    simulator.script.result('commands/callback', 2219);
    const limited = errorOf(await vats.commands.run(callback, call), 'api');
    expect(limited).toMatchObject({ code: 2219, readAs: 2210, match: 'fallback', outcome: 'rejected' });
  });

  it('the webhook may be late, doubled and out of order', async () => {
    const { vats, simulator, heard } = await scene();
    simulator.faults.next({ kind: 'duplicateEvent' }, onResult);
    simulator.faults.next({ kind: 'lateEvent', ms: 500 }, onResult);
    const both = await Promise.all([vats.commands.run(callback, call), vats.commands.run(callback, call)]);
    expect(both.map((done) => valueOf(done).result.code)).toEqual([1000, 1000]);
    await simulator.idle();
    expect(heard.filter(({ kind }) => kind === 'commandResult')).toHaveLength(2);
  });

  it('one whose webhook never comes is a timeout with outcome unknown', async () => {
    const { vats, simulator } = await scene();
    simulator.faults.next({ kind: 'dropEvent' }, onResult);
    const lost = errorOf(await vats.commands.run(callback, call, { timeoutMs: 300 }), 'timeout');
    expect(lost).toMatchObject({ scope: 'total', phase: 'reply', outcome: 'unknown', retry: 'poll', attempts: 1 });
  });

  it('a webhook with a wrong signature settles nothing', async () => {
    const { vats, simulator, heard } = await scene();
    simulator.faults.next({ kind: 'badSignatureEvent' }, onResult);
    errorOf(await vats.commands.run(callback, call, { timeoutMs: 300 }), 'timeout');
    expect(heard.filter(({ kind }) => kind === 'commandResult')).toEqual([]);
  });
});

/** A client whose webhooks are handed in by the test, and a server that accepts every command. */
async function quiet(options: Partial<VatsOptions> = {}): Promise<VatsClient> {
  const server = await serve({ body: { result: 1000 } });
  return clientOf({ baseUrl: server.baseUrl, ...options });
}

describe('commands.wait', () => {
  it.each([
    ['a success', 1000, { effect: 'success' }],
    ['a success as a text', '1000', { effect: 'success', code: 1000 }],
    ['how a call ended', 1121, { effect: 'outcome', name: 'Busy' }],
    ['the end of a call that the table lacks', 1194, { effect: 'outcome', match: 'fallback' }],
  ])('answers %s as a value', async (_what, code, expected) => {
    const vats = await quiet();
    const waiting = vats.commands.wait('c-1');
    await vats.webhooks.receive(result('c-1', code));
    expect(valueOf(await waiting)).toMatchObject({ commandId: 'c-1', command: 'calls.callback', result: expected });
  });

  it('gives a remark as a notice', async () => {
    const vats = await quiet();
    await vats.webhooks.receive(result('c-1', 1001));
    const done = await vats.commands.wait('c-1');
    expect(done).toMatchObject({ ok: true, notice: { code: 1001, effect: 'warning' } });
  });

  it.each([
    [3330, 'rejected'],
    [1201, 'rejected'],
    [5000, 'unknown'],
    ['Busy', 'unknown'],
    [{ odd: 1 }, 'unknown'],
  ])('answers the failure %j as an api error with outcome %s', async (code, outcome) => {
    const vats = await quiet();
    await vats.webhooks.receive(result('c-1', code));
    expect(errorOf(await vats.commands.wait('c-1'), 'api')).toMatchObject({ outcome, operation: 'commands.wait' });
  });

  it('takes a code for a success that the caller accepts', async () => {
    const vats = await quiet();
    await vats.webhooks.receive(result('c-1', 4101));
    const done = await vats.commands.wait('c-1', { acceptCodes: [4101] });
    expect(done).toMatchObject({
      ok: true,
      value: { commandId: 'c-1', result: { code: 4101 } },
      notice: { code: 4101 },
    });
  });

  it('gives every waiter the outcome of its own command', async () => {
    const vats = await quiet();
    const waiting = ['a', 'b', 'a'].map((id) => vats.commands.wait(id));
    await vats.webhooks.receive(result('b', 1121));
    await vats.webhooks.receive(result('a', 1000));
    expect((await Promise.all(waiting)).map((done) => valueOf(done).result.code)).toEqual([1000, 1121, 1000]);
  });

  it('times out with outcome unknown: it was sent by another call', async () => {
    const vats = await quiet();
    const late = errorOf(await vats.commands.wait('c-1', { timeoutMs: 40 }), 'timeout');
    expect(late).toMatchObject({ phase: 'reply', outcome: 'unknown', retry: 'poll', attempts: 0 });
    // What comes later is kept for who asks again.
    await vats.webhooks.receive(result('c-1'));
    valueOf(await vats.commands.wait('c-1', { timeoutMs: 40 }));
  });

  it('ends with the caller’s signal and with the client', async () => {
    const vats = await quiet();
    const caller = new AbortController();
    const waiting = vats.commands.wait('c-1', { signal: caller.signal });
    const closing = vats.commands.wait('c-2');
    caller.abort('enough');
    expect(errorOf(await waiting, 'aborted')).toMatchObject({ reason: 'enough', phase: 'reply', outcome: 'unknown' });
    await vats.close({ drainMs: 0 });
    errorOf(await closing, 'aborted');
    expect(errorOf(await vats.commands.wait('c-3'), 'refused').reason).toBe('closed');
  });

  it.each([
    ['', {}],
    [7, {}],
    [undefined, {}],
    ['x'.repeat(129), {}],
    ['c-1', { timeoutMs: -1 }],
    ['c-1', { signal: 1 }],
  ])('refuses the id %j with options %j as input', async (commandId, options) => {
    const vats = await quiet();
    const wrong = await vats.commands.wait(commandId as string, options as object);
    expect(errorOf(wrong, 'input').outcome).toBe('not_sent');
  });

  it('keeps outcomes for a bounded time and in a bounded number', async () => {
    let now = 0;
    const vats = await quiet({
      coordination: { outcomes: memoryAwaitedOutcomes({ size: 2, now: () => now }) },
      webhooks: { keepOutcomesMs: 1_000 },
    });
    for (const id of ['a', 'b', 'c']) await vats.webhooks.receive(result(id));
    const ends = async (ids: string[]): Promise<(string | undefined)[]> =>
      Promise.all(ids.map(async (id) => (await vats.commands.wait(id, { timeoutMs: 20 })).error?.kind));
    expect(await ends(['a', 'b', 'c'])).toEqual(['timeout', undefined, undefined]);
    now = 1_001;
    expect(await ends(['b', 'c'])).toEqual(['timeout', 'timeout']);
  });
});

describe('commands.run', () => {
  it('hears an outcome that overtakes the answer', async () => {
    const handed: (() => Promise<unknown>)[] = [];
    const sender: VatsOptions['sender'] = async (request) => {
      await handed[0]?.();
      const body = new TextEncoder().encode('{"result":1000}');
      expect(request.method).toBe('POST');
      return { answered: true, status: 200, headers: { 'content-type': 'application/json' }, body };
    };
    // Nothing is kept, so only who waits already hears it.
    const vats = clientOf({ sender, webhooks: { keepOutcomesMs: 0 } });
    handed.push(() => vats.webhooks.receive(result('c-1')));
    expect(valueOf(await vats.commands.run(callback, { ...call, commandId: 'c-1' }))).toMatchObject({
      commandId: 'c-1',
    });
  });

  it('goes on waiting when the answer is lost: the webhook may still tell', async () => {
    const server = await serve({ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>gateway' });
    const vats = clientOf({ baseUrl: server.baseUrl });
    const done = vats.commands.run(callback, { ...call, commandId: 'c-1' }, { timeoutMs: 2_000 });
    await tick(100);
    await vats.webhooks.receive(result('c-1'));
    expect(valueOf(await done).result.code).toBe(1000);
    const lost = await vats.commands.run(callback, { ...call, commandId: 'c-2' }, { timeoutMs: 150 });
    expect(errorOf(lost, 'http')).toMatchObject({ status: 502, outcome: 'unknown' });
    expect(server.hits).toHaveLength(2);
  });

  it('does not wait for what was never sent, or was refused', async () => {
    const off = clientOf({ baseUrl: `http://127.0.0.1:${await closedPort()}/vpbx/`, retry: { limit: 0 } });
    expect(errorOf(await off.commands.run(callback, call), 'network').outcome).toBe('not_sent');
    const server = await serve({ body: { result: 3104 } });
    const no = clientOf({ baseUrl: server.baseUrl });
    expect(errorOf(await no.commands.run(callback, call), 'api')).toMatchObject({ code: 3104, outcome: 'rejected' });
  });

  it('refuses wrong input before anything is sent, and nonsense in the place of a command', async () => {
    const vats = await quiet();
    for (const wrong of [undefined, null, 'x', { ...call, commandId: 7 }, { ...call, commandId: '' }]) {
      const { error } = await vats.commands.run(callback, wrong as unknown as typeof call);
      expect(error).toMatchObject({ kind: 'input', outcome: 'not_sent' });
    }
    errorOf(await vats.commands.run(undefined as unknown as typeof callback, call), 'unexpected');
  });

  it('takes an end that stands in the answer already', async () => {
    const server = await serve({ body: { result: 1121 } });
    const vats = clientOf({ baseUrl: server.baseUrl });
    expect(valueOf(await vats.commands.run(callback, call)).result.name).toBe('Busy');
    const refusing = await serve({ body: { result: 2211 } });
    const accepting = clientOf({ baseUrl: refusing.baseUrl });
    const done = await accepting.commands.run(callback, call, { acceptCodes: [2211] });
    expect(done).toMatchObject({ ok: true, value: { result: { code: 2211 } }, notice: { code: 2211 } });
  });
});

describe('the webhook may arrive at another process', () => {
  /** What crosses does so as JSON, as over a store. */
  function crossing(): AwaitedOutcomes {
    const inner = memoryAwaitedOutcomes();
    return {
      expect: (key, wanted) => inner.expect(key, wanted),
      deliver: async (key, outcome, keepForMs) => {
        await tick(5);
        return inner.deliver(key, JSON.parse(JSON.stringify(outcome)), keepForMs);
      },
    };
  }

  it('if both share the outcomes', async () => {
    const outcomes = crossing();
    const vats = await quiet({ coordination: { outcomes } });
    const other = createVatsWebhooks({ credentials: { apiKey: 'k', apiSalt: 's' }, outcomes });
    const waiting = vats.commands.wait('c-1');
    expect((await other.receive(result('c-1', 2211))).status).toBe(200);
    expect(errorOf(await waiting, 'api').code).toBe(2211);
    await other.receive(result('c-2', 1000));
    expect(valueOf(await vats.commands.wait('c-2')).result.code).toBe(1000);
  });

  it('and is told to come again if it cannot be handed in; a repeat is handed in all the same', async () => {
    let broken = true;
    const inner = memoryAwaitedOutcomes();
    const deliver: AwaitedOutcomes['deliver'] = (...told) => {
      if (broken) throw new Error('redis');
      return inner.deliver(...told);
    };
    const seen = memorySeenEvents();
    const options = { credentials: { apiKey: 'k', apiSalt: 's' }, outcomes: { ...inner, deliver }, seen };
    const webhooks = createVatsWebhooks(options);
    expect((await webhooks.receive(result('c-1'))).status).toBe(503);
    broken = false;
    await seen.note({ id: 'vats:commandResult:calls.callback:c-1' });
    expect((await webhooks.receive(result('c-1'))).status).toBe(200);
    expect(await inner.expect('vats:command:c-1').outcome).toEqual({ command: 'calls.callback', result: 1000 });
  });

  it('where strangers leave other things, they are not taken for outcomes', async () => {
    const outcomes = memoryAwaitedOutcomes();
    const vats = await quiet({ coordination: { outcomes } });
    const waiting = vats.commands.wait('c-1', { timeoutMs: 500 });
    for (const odd of [undefined, null, 'done', 1000, [], { result: 1000 }])
      await outcomes.deliver('vats:command:c-1', odd);
    await vats.webhooks.receive(result('c-1'));
    expect(valueOf(await waiting).result.code).toBe(1000);
  });

  it('one store that throws is an error and no rejection: nothing is sent', async () => {
    const outcomes = { expect: () => { throw new Error('redis'); }, deliver: () => false }; // prettier-ignore
    const server = await serve({ body: { result: 1000 } });
    const vats = clientOf({ baseUrl: server.baseUrl, coordination: { outcomes } });
    const both = [await vats.commands.wait('c-1'), await vats.commands.run(callback, call)];
    const told = { kind: 'unexpected', participant: 'store' };
    expect(both.map(({ error }) => error)).toMatchObject([{ ...told, outcome: 'unknown' }, { ...told, outcome: 'not_sent' }]); // prettier-ignore
    expect(server.hits).toEqual([]);
  });

  it('one store that fails while the command is on its way is an error afterwards, and ends no process', async () => {
    const thrown: unknown[] = [];
    const note = (reason: unknown): void => void thrown.push(reason);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const outcomes = { ...memoryAwaitedOutcomes(), expect: () => ({ outcome: Promise.reject(new Error('redis')), cancel: () => undefined }) }; // prettier-ignore
    const server = await serve({ body: { result: 1000 } });
    const vats = clientOf({ baseUrl: server.baseUrl, coordination: { outcomes } });
    const { error } = await vats.commands.run(callback, call);
    expect(error).toMatchObject({ kind: 'unexpected', participant: 'store', outcome: 'unknown' });
    expect([server.hits.length, thrown]).toEqual([1, []]);
  });

  it('one store that can not forget changes nothing of how a command ended', async () => {
    const inner = memoryAwaitedOutcomes();
    const cancel = (): never => { throw new Error('redis'); }; // prettier-ignore
    const outcomes: AwaitedOutcomes = {
      ...inner,
      expect: (key, wanted) => ({ ...inner.expect(key, wanted), cancel }),
    };
    const vats = await quiet({ coordination: { outcomes } });
    const waiting = vats.commands.wait('c-1');
    await vats.webhooks.receive(result('c-1'));
    expect(valueOf(await waiting).result.code).toBe(1000);
  });
});

describe('the webhooks of a client', () => {
  it('are signed with its own pair, or one of those it also takes', async () => {
    const before = { apiKey: 'old', apiSalt: 'older' };
    const heard: string[] = [];
    const vats = await quiet({
      webhooks: { moreCredentials: [before], onEvent: ({ event }) => heard.push(event.kind) },
    });
    expect((await vats.webhooks.receive(post('events/x', {}, before))).status).toBe(200);
    expect((await vats.webhooks.receive(post('events/x', {}))).status).toBe(200);
    expect((await vats.webhooks.receive(post('events/x', {}, { apiKey: 'k', apiSalt: 'older' }))).status).toBe(403);
    expect(heard).toEqual(['unknown', 'unknown']);
  });

  it('share its memory of seen events, and go on after it is closed', async () => {
    const seen = memorySeenEvents();
    const heard: string[] = [];
    const vats = await quiet({ coordination: { seen } });
    vats.webhooks.on('commandResult', ({ commandId }) => heard.push(String(commandId)));
    await seen.note({ id: 'vats:commandResult:calls.callback:c-1' });
    await vats.webhooks.receive(result('c-1'));
    await vats.close({ drainMs: 0 });
    await vats.webhooks.receive(result('c-2'));
    expect(heard).toEqual(['c-2']);
  });
});
