import type { AgentFacts } from '../command.ts';
import type { GcStateEvent } from '../events/agent.ts';
import type { GcEvent } from '../events/event.ts';
import { rawOf } from '../events/raw.ts';
import type { KnownAgent } from './state.ts';

/** An agent who takes calls all day must not fill the memory. */
const mostDialogs = 1_000;

/** How long an answer may come a second time, in milliseconds. */
const repeatMs = 10_000;

/** What a session remembers of the events it has heard, so that old ones are not taken for answers. */
export interface Memory {
  readonly agent: KnownAgent;
  /** The newest state of the agent. */
  readonly state: GcStateEvent | undefined;
  note(event: GcEvent): void;
  /** A command names it: it is not a call that begins. */
  noteDialog(dialogId: string): void;
}

/** Events overtake each other by less, in milliseconds; an hour that comes twice in autumn goes back further. */
const overtakenMs = 60_000;

interface Asked {
  readonly input: string;
  readonly at: number;
}

export function createMemory(facts: AgentFacts, now: () => number): Memory {
  const dialogs = new Set<string>();
  /** By lane and by what was answered: for which input, and when. */
  const answers = new Map<string, Map<string, Asked>>();
  let state: GcStateEvent | undefined;

  const isOwn = (event: GcStateEvent): boolean => (event.agentId ?? facts.agentId) === facts.agentId;

  /** Times are the server's, without a zone: they tell an order, if not a time. */
  function isStale(event: GcStateEvent): boolean {
    const known = state?.stateChangeTime ?? '';
    const told = event.stateChangeTime ?? '';
    // As text they stand in the order of their times: only what seems old is looked at closely.
    if (told === '' || told >= known || !isOwn(event)) return false;
    const behind = readTime(known) - readTime(told);
    return behind > 0 && behind < overtakenMs;
  }

  /** The answer to another question has come twice. Lists that are empty look alike and do no harm. */
  function isRepeat(lane: string, input: unknown, event: GcEvent): boolean {
    if (!holdsRows(event)) return false;
    const given = answers.get(lane) ?? new Map<string, Asked>();
    answers.set(lane, given);
    for (const [text, { at }] of given) if (now() - at >= repeatMs) given.delete(text);
    const text = JSON.stringify(rawOf(event));
    const asked: Asked = { input: JSON.stringify(input ?? {}), at: now() };
    const before = given.get(text);
    if (before !== undefined && before.input !== asked.input) return true;
    given.set(text, asked);
    return false;
  }

  function noteDialog(dialogId: string): void {
    dialogs.delete(dialogId);
    dialogs.add(dialogId);
    if (dialogs.size <= mostDialogs) return;
    const [oldest = ''] = dialogs;
    dialogs.delete(oldest);
  }

  return {
    agent: {
      ...facts,
      get extension() {
        return facts.extension;
      },
      knowsDialog: (dialogId) => dialogs.has(dialogId),
      isStale,
      isRepeat,
    },
    noteDialog,
    get state() {
      return state;
    },
    note(event) {
      if ('dialogId' in event && event.dialogId !== undefined) noteDialog(event.dialogId);
      if (event.type === 'state' && isOwn(event) && !isStale(event)) state = event;
    },
  };
}

function holdsRows(event: GcEvent): boolean {
  return Object.values(event).some((list) => Array.isArray(list) && list.length > 0);
}

/** Seconds apart is all that counts; what is no time is neither before nor after. */
function readTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
