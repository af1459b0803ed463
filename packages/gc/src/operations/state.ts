import { input, noInput, required, type NoInput } from '@trunkline/core';
import type { GcStateEvent } from '../events/agent.ts';
import { reasonCode } from '../fields.ts';
import { agentState, becomes } from '../replies.ts';
import { silentVerb, verb, type GcVerb } from '../verb.ts';
import type { ReasonInput } from './session.ts';

/**
 * Makes the agent ready for calls. During a call the state does not change at once: UCCE answers with the pending state,
 * UCCX may not answer at all, and the call ends with `timeout`, outcome unknown.
 *
 * Wire: `MakeReady#<agent>`. Answer: `State` with `READY`, as state or pending state.
 */
export const makeReady: GcVerb<NoInput, GcStateEvent> = verb(
  'makeReady',
  { verb: 'MakeReady' },
  { input: noInput, reply: agentState(becomes('READY')) },
);

/** Takes the agent out of the queue. Wire: `MakeNotReady#<agent>`. Answer: `State` with `NOT_READY`, likewise. */
export const makeNotReady: GcVerb<NoInput, GcStateEvent> = verb(
  'makeNotReady',
  { verb: 'MakeNotReady' },
  { input: noInput, reply: agentState(becomes('NOT_READY')) },
);

/**
 * Takes the agent out of the queue and says why. Whether `reasonCode` in the answer is the code or Finesse's id of it is not
 * documented: an answer with another one counts as well, unless it has none of the two states.
 *
 * Wire: `MakeNotReadyWithReason#<agent>` with the reason. Answer: `State` with `NOT_READY`.
 */
export const makeNotReadyWithReason: GcVerb<ReasonInput, GcStateEvent> = verb(
  'makeNotReadyWithReason',
  { verb: 'MakeNotReadyWithReason' },
  {
    input: input<ReasonInput>({ reasonCode: required('agent_reason_code', reasonCode()) }),
    reply: agentState(becomes('NOT_READY')),
  },
);

/** The state of the agent as it is now. Wire: `GetState#<agent>`. Answer: `State`. */
export const getState: GcVerb<NoInput, GcStateEvent> = verb(
  'getState',
  { verb: 'GetState' },
  { input: noInput, reply: agentState(() => true) },
);

/** Wire: `makeworkready#<agent>`. Nothing answers it; older documents call it not implemented. */
export const makeWorkReady: GcVerb<NoInput, void> = silentVerb(
  'makeWorkReady',
  { verb: 'makeworkready' },
  { input: noInput, availability: { state: 'not_implemented' } },
);

/** Wire: `makeworknotready#<agent>`. Nothing answers it; older documents call it not implemented. */
export const makeWorkNotReady: GcVerb<NoInput, void> = silentVerb(
  'makeWorkNotReady',
  { verb: 'makeworknotready' },
  { input: noInput, availability: { state: 'not_implemented' } },
);
