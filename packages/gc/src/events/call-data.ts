import { elements, items, pairs, type PairNames } from './lists.ts';
import { put, state, text, type Wire } from './wire.ts';
import type { FailureCause, ParticipantAction, ParticipantState } from './words.ts';

/** Data that travels with a call. A variable without a value has an empty one. */
export interface CallVariable {
  readonly name: string;
  readonly value: string;
}

/** Who takes part in a call. All fields are inferred: Finesse's participant has them. `rawOf` has what came. */
export interface CallParticipant {
  /** The extension or number. */
  readonly mediaAddress?: string;
  /** `AGENT_DEVICE` for an agent; nothing for a caller. */
  readonly mediaAddressType?: string;
  /** What this participant may do next. */
  readonly actions?: readonly ParticipantAction[];
  readonly startTime?: string;
  /** In upper case. HELD and WRAP_UP are states of a participant, not of a call. */
  readonly state?: ParticipantState;
  /** Why it failed. */
  readonly stateCause?: FailureCause;
  readonly stateChangeTime?: string;
}

const variableNames: PairNames = { item: 'CallVariable', key: 'name', value: 'value' };
const variable = (name: string, value: string): CallVariable => ({ name, value });

/** Wire: `callVariables`. Its shape is not public: all four that one may expect are read. */
export function readCallVariables(wire: unknown): readonly CallVariable[] | undefined {
  return pairs(wire, variableNames, variable);
}

function readParticipant(wire: Wire): CallParticipant {
  const participant: CallParticipant = {};
  put(participant, 'mediaAddress', text(wire['mediaAddress']));
  put(participant, 'mediaAddressType', text(wire['mediaAddressType']));
  put(participant, 'actions', readActions(wire['actions']));
  put(participant, 'startTime', text(wire['startTime']));
  put(participant, 'state', state(wire['state']));
  put(participant, 'stateCause', text(wire['stateCause']));
  put(participant, 'stateChangeTime', text(wire['stateChangeTime']));
  return participant;
}

function readActions(wire: unknown): readonly ParticipantAction[] | undefined {
  if (wire === undefined || wire === null) return undefined;
  return items(wire, 'action').filter((action) => typeof action === 'string');
}

/** Wire: `participants`. Its shape is not public: a list or a single one, bare or under `Participant`. */
export function readParticipants(wire: unknown): readonly CallParticipant[] | undefined {
  return typeof wire === 'object' && wire !== null ? elements(wire, 'Participant', readParticipant) : undefined;
}
