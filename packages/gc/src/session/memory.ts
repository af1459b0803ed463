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
}

interface Answer {
  readonly input: string;
  readonly text: string;
  readonly at: number;
}

export function createMemory(facts: AgentFacts, now: () => number): Memory {
  const dialogs = new Set<string>();
  const answers = new Map<string, Answer>();
  let state: GcStateEvent | undefined;

  const isOwn = (event: GcStateEvent): boolean => (event.agentId ?? facts.agentId) === facts.agentId;

  /** Times come in one form, without a zone: they can be compared, if not read. */
  function isStale(event: GcStateEvent): boolean {
    const [known, told] = [state?.stateChangeTime, event.stateChangeTime];
    return isOwn(event) && known !== undefined && told !== undefined && told.length === known.length && told < known;
  }

  /** The answer to another question has come twice. Lists that are empty look alike and do no harm. */
  function isRepeat(lane: string, input: unknown, event: GcEvent): boolean {
    const answer: Answer = { input: JSON.stringify(input ?? {}), text: JSON.stringify(rawOf(event)), at: now() };
    const last = answers.get(lane);
    const isOld = last !== undefined && last.text === answer.text && answer.at - last.at < repeatMs;
    if (isOld && last.input !== answer.input && holdsSomething(event)) return true;
    answers.set(lane, answer);
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
    agent: { ...facts, knowsDialog: (dialogId) => dialogs.has(dialogId), isStale, isRepeat },
    get state() {
      return state;
    },
    note(event) {
      if ('dialogId' in event && event.dialogId !== undefined) noteDialog(event.dialogId);
      if (event.type === 'state' && isOwn(event) && !isStale(event)) state = event;
    },
  };
}

function holdsSomething(event: GcEvent): boolean {
  const lists = Object.values(event).filter(Array.isArray);
  return lists.length === 0 || lists.some((list) => list.length > 0);
}
