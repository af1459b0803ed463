import type { AsyncCommand } from 'fast-check';
import type { GcEvent, GcResult, GcSession } from '../../src/index.ts';
import { readCommand, type Command } from './command.ts';
import type { ManualClock } from './clock.ts';
import { deliver } from './desk.ts';
import type { GcClient, Sender } from '../../src/index.ts';
import * as wire from './wire-events.ts';

/** A verb of the model: how it is asked, what GC answers, and whether an answer is that of this question. */
export interface Kind {
  readonly ask: (agent: GcSession, key: string, options: object) => Promise<GcResult<GcEvent>>;
  readonly wireVerb: string;
  readonly answer: (command: Command, tick: number) => Readonly<Record<string, unknown>>;
  readonly owns: (value: GcEvent, key: string) => boolean;
}

const time = (tick: number): object => ({
  stateChangeTime: new Date(Date.UTC(2030, 0, 1) + tick * 1_000).toISOString().slice(0, 19).replace('T', ' '),
});
const state =
  (name: string): Kind['answer'] =>
  (_command, tick) =>
    wire.state(name, { ...time(tick) });
const isState =
  (name: string): Kind['owns'] =>
  (value) =>
    value.type === 'state' && value.state === name;

type KindName = 'team' | 'contacts' | 'dialogState' | 'answer' | 'variable' | 'ready' | 'notReady' | 'getState';

export const kinds: Readonly<Record<KindName, Kind>> = {
  team: {
    wireVerb: 'getteamusers',
    ask: (agent, teamId, options) => agent.getTeamUsers({ teamId }, options),
    answer: ({ body }) => wire.team(`of ${body}`),
    owns: (value, key) => value.type === 'teamAgents' && value.users[0]?.loginId === `of ${key}`,
  },
  contacts: {
    wireVerb: 'GetPhonebookContacts',
    ask: (agent, phonebookId, options) => agent.getPhonebookContacts({ phonebookId }, options),
    answer: ({ body }) => wire.contacts(`of ${body}`),
    owns: (value, key) => value.type === 'contacts' && value.contacts[0]?.firstName === `of ${key}`,
  },
  dialogState: {
    wireVerb: 'getdialogstate',
    ask: (agent, dialogId, options) => agent.getDialogState({ dialogId }, options),
    answer: ({ body }) => wire.dialogState(body, 'ACTIVE'),
    owns: (value, key) => value.type === 'dialogState' && value.dialogId === key,
  },
  answer: {
    wireVerb: 'AnswerCall',
    ask: (agent, dialogId, options) => agent.answerCall({ dialogId }, options),
    answer: ({ body }) => wire.call(body, 'ACTIVE', { callVariables: { v: 'before' } }),
    owns: (value, key) => value.type === 'inboundCall' && value.dialogId === key && value.state === 'ACTIVE',
  },
  variable: {
    wireVerb: 'update_call_variable',
    ask: (agent, dialogId, options) =>
      agent.updateCallVariable({ dialogId, name: 'v', value: `for ${dialogId}` }, options),
    answer: ({ params }) => wire.call(params[0] ?? '', 'ACTIVE', { callVariables: { v: params[1]?.slice(2) } }),
    owns: (value, key) =>
      value.type === 'inboundCall' && value.dialogId === key && value.callVariables?.[0]?.value === `for ${key}`,
  },
  ready: {
    wireVerb: 'MakeReady',
    ask: (agent, _key, options) => agent.makeReady({}, options),
    answer: state('READY'),
    owns: isState('READY'),
  },
  notReady: {
    wireVerb: 'MakeNotReady',
    ask: (agent, _key, options) => agent.makeNotReady({}, options),
    answer: state('NOT_READY'),
    owns: isState('NOT_READY'),
  },
  getState: {
    wireVerb: 'GetState',
    ask: (agent, _key, options) => agent.getState({}, options),
    answer: state('TALKING'),
    owns: (value) => value.type === 'state',
  },
};

const byVerb = new Map<string, Kind>(Object.values(kinds).map((kind) => [kind.wireVerb, kind]));

export interface Asked {
  readonly kind: KindName;
  readonly key: string;
  readonly leave: AbortController;
  /** How far the newest state was when it was asked. */
  readonly newest: string;
  result: GcResult<GcEvent> | undefined;
}

export interface Arrived {
  readonly command: Command;
  readonly at: number;
}

/** GC as the model has it: commands that came in and were not answered yet, and what was said last. */
export interface Real {
  readonly gc: GcClient;
  readonly agent: GcSession;
  readonly clock: ManualClock;
  readonly asked: Asked[];
  readonly arrived: Arrived[];
  last: { readonly event: Readonly<Record<string, unknown>>; readonly at: number } | undefined;
  tick: number;
  errors: number;
}

/** Takes every command at once, without a network in between. */
export const senderOf =
  (arrived: Arrived[], clock: ManualClock): Sender =>
  ({ method, path, body }) => {
    const command = readCommand(method, path, {}, body as string);
    if (byVerb.has(command.verb)) arrived.push({ command, at: clock.monotonic() });
    return Promise.resolve({ answered: true, status: 200, headers: {}, body: new Uint8Array() });
  };

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** The lanes are shut for ten seconds after a command was given up; a GC slower than that can’t be told apart. */
const patienceMs = 10_000;

async function say(real: Real, event: Readonly<Record<string, unknown>>): Promise<void> {
  await deliver(real.gc, real.agent.callbackUrl, [event]);
  await turns();
}

export type Step = AsyncCommand<object, Real, true>;

const step = (name: string, run: (real: Real) => Promise<void>): Step => ({
  check: () => Promise.resolve(true),
  run: (_model, real) => run(real),
  toString: () => name,
});

export const ask = (kind: KindName, key: string): Step =>
  step(`ask ${kind} ${key}`, async (real) => {
    const asked: Asked = {
      kind,
      key,
      leave: new AbortController(),
      newest: real.agent.agentState?.stateChangeTime ?? '',
      result: undefined,
    };
    real.asked.push(asked);
    void kinds[kind]
      .ask(real.agent, key, { signal: asked.leave.signal, replyTimeoutMs: 1_000, totalTimeoutMs: 100_000_000 })
      .then((result) => (asked.result = result));
    await turns();
  });

/** GC answers one of the commands that wait there, whichever. */
export const answer = (which: number): Step =>
  step(`answer ${which}`, async (real) => {
    const open = real.arrived.filter(({ at }) => real.clock.monotonic() - at < patienceMs);
    const chosen = open[which % Math.max(1, open.length)];
    if (chosen === undefined) return;
    real.arrived.splice(real.arrived.indexOf(chosen), 1);
    const event = byVerb.get(chosen.command.verb)?.answer(chosen.command, (real.tick += 1)) ?? {};
    real.last = { event, at: real.clock.monotonic() };
    await say(real, event);
  });

/** What GC said last comes once more. */
export const again = (): Step =>
  step('again', async (real) => {
    if (real.last !== undefined && real.clock.monotonic() - real.last.at < patienceMs) await say(real, real.last.event);
  });

/** One of the commands that wait at GC fails. */
export const fail = (which: number): Step =>
  step(`fail ${which}`, async (real) => {
    if (real.arrived.length === 0) return;
    real.arrived.splice(which % real.arrived.length, 1);
    real.errors += 1;
    await say(real, wire.error('GENERAL_ERROR'));
  });

export const abort = (which: number): Step =>
  step(`abort ${which}`, async (real) => {
    const open = real.asked.filter(({ result }) => result === undefined);
    open[which % Math.max(1, open.length)]?.leave.abort();
    await turns();
  });

export const wait = (ms: number): Step => step(`wait ${ms}`, (real) => real.clock.advance(ms));

/** What is out of order with what was asked so far. */
export function outOfOrder({ asked, errors }: Real): readonly string[] {
  const values = asked.flatMap(({ result }) => (result?.ok === true ? [result.value] : []));
  return [
    ...asked.flatMap(({ kind, key, newest, result }): string[] => {
      if (result === undefined) return [`${kind} ${key} hangs`];
      if (result.ok) {
        if (!kinds[kind].owns(result.value, key)) return [`${kind} ${key} got ${JSON.stringify(result.value)}`];
        const isOld = result.value.type === 'state' && (result.value.stateChangeTime ?? '') < newest;
        return isOld ? [`${kind} got an older state`] : [];
      }
      const { error } = result;
      const allowed = ['timeout', 'aborted', ...(errors > 0 ? ['api'] : [])];
      return allowed.includes(error.kind) ? [] : [`${kind} ${key}: ${error.message}`];
    }),
    ...(new Set(values).size === values.length ? [] : ['two commands took one event']),
  ];
}
