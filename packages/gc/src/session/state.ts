import type { Clock, RefusedReason } from '@trunkline/core';
import type { AgentFacts } from '../command.ts';
import type { GcStateEvent } from '../events/agent.ts';
import type { GcEvent } from '../events/event.ts';
import type { Availability, GcError } from '../verb.ts';
import type { Expectation, Expectations } from './expectations.ts';
import type { Lanes } from './lanes.ts';

/** An agent, with what the session has heard of it so far. */
export interface KnownAgent extends AgentFacts {
  /** Was there an event about this dialog before? */
  readonly knowsDialog: (dialogId: string) => boolean;
  /** Is it older than a state that was heard already? */
  readonly isStale: (event: GcStateEvent) => boolean;
  /** Is it the answer to an earlier question of the lane, come a second time? */
  readonly isRepeat: (lane: string, input: unknown, event: GcEvent) => boolean;
}

/** What a session is to its verbs. */
export interface SessionState {
  readonly agent: KnownAgent;
  readonly lanes: Lanes;
  readonly expectations: Expectations;
  readonly replyTimeoutMs: number;
  /** Why a verb can't be used now, or not here at all. */
  refusal(name: string, availability: Availability): RefusedReason | undefined;
  /** Connect of older servers is answered by HTTP only. */
  answersByEvent(name: string): boolean;
  /** A verb has ended: what follows for the session. */
  noteDone(name: string, input: unknown): void;
  noteFailure(error: GcError): void;
  /** A command is on its way. */
  noteBegin(input: unknown): void;
  /** Keeps the lanes of a command that was given up until its answer has come after all, or can't come any more. */
  quarantine(expected: Expectation<unknown>, lanes: readonly string[]): void;
}

/** How long the answer of a command that was given up may still come, in milliseconds. */
const quarantineMs = 10_000;

/** Lanes that are kept closed for answers nobody waits for any more. */
export interface Quarantine {
  /** Keeps lanes closed until a late answer has come, or the time for it is over. */
  readonly hold: (expected: Expectation<unknown>, taken: readonly string[]) => void;
  /** Where those answers would have come from is gone. */
  readonly end: () => void;
}

export function createQuarantine(lanes: Lanes, clock: Clock, over: AbortSignal): Quarantine {
  const held = new Set<() => void>();

  function hold(expected: Expectation<unknown>, taken: readonly string[]): void {
    const gone = new AbortController();
    const open = (): void => {
      if (!held.delete(open)) return;
      gone.abort();
      expected.forget();
      lanes.leave(taken);
    };
    held.add(open);
    expected.late(open);
    clock.sleep(quarantineMs, AbortSignal.any([gone.signal, over]), true).then(open, open);
  }

  return {
    hold,
    end() {
      for (const open of held) open();
    },
  };
}
