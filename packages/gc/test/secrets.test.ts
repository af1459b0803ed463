import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  rawOf,
  toPlain,
  vendorText,
  type CallEvent,
  type GcOptions,
  type GcResult,
  type GcSession,
} from '../src/index.ts';
import { desk, type Desk } from './support/desk.ts';
import type { Reaction, Script } from './support/gc-server.ts';
import { everythingSaid, errorOf, valueOf } from './support/say.ts';
import { polite, silentBut } from './support/scripts.ts';
import * as wire from './support/wire-events.ts';

/** What must be seen on the wire and nowhere else. */
const canary = {
  password: 'canary-password-5512',
  number: '79995551234',
  variable: 'canary-card-4111',
  name: 'canaryVariable',
  message: 'canary said by GC: Anna, 0815',
  reason: 'canary-reason',
} as const;

type Call = (agent: GcSession) => Promise<GcResult<unknown>>;
const calls: Readonly<Record<string, Call>> = {
  connect: (agent) => agent.connect(),
  login: (agent) => agent.login({ extension: canary.number }),
  makeCall: (agent) => agent.makeCall({ number: canary.number }),
  blindTransfer: (agent) => agent.blindTransfer({ number: canary.number, dialogId: 'd1' }),
  updateCallVariable: (agent) =>
    agent.updateCallVariable({ dialogId: 'd1', name: canary.name, value: canary.variable }),
  setWrapUpReason: (agent) => agent.setWrapUpReason({ dialogId: 'd1', reason: canary.reason }),
  scheduleCallback: (agent) =>
    agent.scheduleCallback({ dialogId: 'd1', callbackTime: '2030-01-01T10:00', callbackNumber: canary.number }),
};

const secretsOf = (agent: GcSession): readonly string[] => {
  const key = agent.callbackUrl.slice(agent.callbackUrl.lastIndexOf('-') + 1);
  return [...Object.values(canary), 'canary', key];
};

const found = (secrets: readonly string[], said: string): readonly string[] =>
  secrets.filter((one) => said.includes(one));

async function told(
  script: Script,
  call: Call,
  options: Partial<GcOptions> = {},
): Promise<{
  readonly kind: string | undefined;
  readonly leaks: readonly string[];
  readonly desk: Desk;
  readonly result: GcResult<unknown>;
}> {
  const events: CallEvent[] = [];
  const tools = await desk({
    script,
    options: {
      keepRaw: true,
      attemptTimeoutMs: 150,
      replyTimeoutMs: 60,
      httpProfile: { connectReply: call === calls['connect'] ? 'event' : 'acceptance' },
      onEvent: (event) => void events.push(event),
      ...options,
    },
    agent: { password: canary.password },
    begin: call === calls['connect'] ? 'new' : 'connected',
  });
  const { agent, gc } = tools;
  const result = await call(agent);
  const said = [result, result.error, toPlain(result), events, gc].map(everythingSaid).join('\n');
  const session = inspect(agent, { depth: 9 }) + JSON.stringify(agent) + inspect(gc, { depth: 9, showHidden: true });
  return { kind: result.error?.kind, leaks: found(secretsOf(agent), said + session), desk: tools, result };
}

const echo = Object.values(canary).join(' ');
const failures: Readonly<Record<string, Reaction>> = {
  'an Error event': { events: [wire.error('GENERAL_ERROR', echo)] },
  'an Error event whose type is a text': { events: [wire.error(echo, echo)] },
  'an Error in the HTTP answer': { body: JSON.stringify(wire.error('GENERAL_ERROR', echo)) },
  'a page with HTTP 500': { status: 500, body: `<html>${echo}</html>` },
  'a page with HTTP 404': { status: 404, body: echo },
  silence: { http: 'hang' },
  'a cut': { http: 'reset' },
};

describe('no secret can be read anywhere', () => {
  it.each(Object.entries(calls))('when all goes well: %s', async (_, call) => {
    const { kind, leaks } = await told(polite, call);
    expect([kind, leaks]).toEqual([undefined, []]);
  });

  it.each(
    Object.entries(failures).flatMap(([title, reaction]) =>
      Object.entries(calls).map(([name, call]) => ({ title, reaction, name, call })),
    ),
  )('when $name ends in $title', async ({ reaction, name, call }) => {
    const script: Script = (command) => (command.verb === 'Connect' && name !== 'connect' ? {} : reaction);
    const { kind, leaks } = await told(script, call);
    expect(kind === undefined && name !== 'setWrapUpReason').toBe(false);
    expect(leaks).toEqual([]);
  });

  it.each(Object.entries(calls).filter(([name]) => name !== 'setWrapUpReason'))(
    'when %s has no answer',
    async (_, call) => {
      const { kind, leaks } = await told(() => ({}), call);
      expect([kind, leaks]).toEqual(['timeout', []]);
    },
  );

  it.each(Object.entries(calls).filter(([name]) => name !== 'connect'))(
    'when a guard refuses or throws at %s',
    async (_, call) => {
      for (const guard of [
        ({ name }: { readonly name: string }): boolean => name === 'connect',
        ({ name }: { readonly name: string }): boolean => {
          if (name === 'connect') return true;
          throw new Error(echo, { cause: new Error(echo) });
        },
      ]) {
        const { kind, leaks } = await told(polite, call, { guard });
        expect([kind, leaks]).toEqual([kind === 'refused' ? 'refused' : 'unexpected', []]);
      }
    },
  );

  it('when the sender throws and shows all it was given', async () => {
    const sender: GcOptions['sender'] = ({ body }) => {
      throw Object.assign(new Error(typeof body === 'string' ? body : ''), { body });
    };
    const { agent } = await desk({ begin: 'new', agent: { password: canary.password }, options: { sender } });
    const result = await agent.connect();
    expect(result.error?.kind).toBe('unexpected');
    expect(found(secretsOf(agent), everythingSaid(result) + everythingSaid(result.error))).toEqual([]);
  });

  it('when the input is wrong', async () => {
    const { agent } = await desk();
    const wrong = [
      agent.makeCall({ number: `${canary.number},x` }),
      agent.updateCallVariable({ dialogId: 'd1', name: canary.name, value: `${canary.variable}#` }),
      agent.updateCallVariable({ dialogId: 'd1', [canary.number]: 1 } as never),
      agent.setWrapUpReason({ dialogId: `${canary.reason}\n`, reason: `${canary.reason},` }),
    ];
    for (const result of await Promise.all(wrong)) {
      errorOf(result, 'input');
      expect(found(Object.values(canary), everythingSaid(result) + everythingSaid(result.error))).toEqual([]);
    }
  });
});

describe('what GC said in words', () => {
  it('is told by asking, and in no other way', async () => {
    const { agent, post, arrived } = await desk({ script: silentBut() });
    const answer = agent.makeReady();
    await arrived('MakeReady');
    await post(wire.error('GENERAL_ERROR', canary.message));
    const error = errorOf(await answer, 'api');
    expect(vendorText(error)).toBe(canary.message);
    expect(everythingSaid(error)).not.toContain('canary');
  });

  it('in an HTTP answer as well', async () => {
    const body = JSON.stringify([wire.error('GENERAL_ERROR', canary.message)]);
    const { agent } = await desk({ script: silentBut({ MakeReady: { body } }) });
    const error = errorOf(await agent.makeReady(), 'api');
    expect(vendorText(error)).toBe(canary.message);
    expect(everythingSaid(error)).not.toContain('canary');
  });

  it('behind an event is its raw form', async () => {
    const came = wire.call('d1', 'ACTIVE', { callVariables: { a: 'b' }, novelty: [1] });
    const { agent } = await desk({ script: silentBut({ AnswerCall: { events: [came] } }) });
    expect(rawOf(valueOf(await agent.answerCall({ dialogId: 'd1' })))).toEqual(came);
  });
});

describe('the address of the callbacks', () => {
  it('is in no printed form of session or client', async () => {
    const { agent, gc } = await desk({ begin: 'logged_in' });
    const said = [
      inspect(agent, { depth: 9 }),
      JSON.stringify(agent),
      everythingSaid(gc),
      JSON.stringify({ ...agent }),
    ];
    expect(found(secretsOf(agent).slice(-1), said.join())).toEqual([]);
    expect(said.join()).not.toContain('secret-1');
  });

  it('is not the same for two sessions, nor can the next be guessed', async () => {
    const { gc, agent } = await desk();
    const secrets = Array.from({ length: 200 }, () => gc.agent({ agentId: 'x', password: 'y' })).map(
      ({ callbackUrl }) => callbackUrl.slice(callbackUrl.lastIndexOf('-') + 1),
    );
    expect(new Set([...secrets, agent.callbackUrl]).size).toBe(201);
    const signs = secrets.join('').split('');
    for (const sign of '0123456789abcdef') {
      const share = signs.filter((one) => one === sign).length / signs.length;
      expect(Math.abs(share - 1 / 16)).toBeLessThan(0.03);
    }
  });
});

it('these tests would see a secret', () => {
  const leaky = { error: new Error('x', { cause: new Error(canary.password) }) };
  expect(found(Object.values(canary), everythingSaid(leaky))).toEqual([canary.password]);
});
