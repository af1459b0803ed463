/** What an agent can do now, and if not, why not: the page's buttons and the back end read the same table. */
import type { Call } from './calls.ts';

/** What the rules look at. */
export interface Standing {
  /** Whether GC can be reached. */
  readonly online: boolean;
  /** The agent's state, in Finesse's words. */
  readonly state: string;
  readonly calls: readonly Call[];
}

/** Nothing, or why it can't be done. */
export type Hindrance = string | undefined;

const busy = (call: Call): boolean => call.state === 'talking' || call.state === 'dialling' || call.state === 'failed';
const others = (call: Call, calls: readonly Call[]): readonly Call[] => calls.filter(({ id }) => id !== call.id);

/** The consultation about a call, once it has begun. */
export const consultationOf = (call: Call, calls: readonly Call[]): Call | undefined =>
  calls.find(({ about }) => about === call.id);

const isOpen = (consultation: Call): boolean => consultation.state === 'talking' || consultation.state === 'held';
const isOrdinary = ({ kind }: Call): boolean => kind === 'incoming' || kind === 'outgoing';

function toTakePart(call: Call, { calls }: Standing): Hindrance {
  return others(call, calls).some(busy) ? 'Put the other call on hold first, or end it.' : undefined;
}

function afterConsulting(call: Call, { calls }: Standing): Hindrance {
  const consultation = consultationOf(call, calls);
  if (consultation === undefined) return 'Consult somebody first.';
  return isOpen(consultation) ? undefined : 'Wait until the other side has answered.';
}

/** What can be done with a call. */
const callRules: Readonly<Record<string, (call: Call, standing: Standing) => Hindrance>> = {
  answer: (call, standing) =>
    call.state === 'ringing' ? toTakePart(call, standing) : 'Only a call that rings can be answered.',
  hold: ({ state, kind }) =>
    state === 'talking' && kind !== 'listening' ? undefined : 'Only a conversation can be put on hold.',
  retrieve: (call, standing) => (call.state === 'held' ? toTakePart(call, standing) : 'This call is not on hold.'),
  consult: (call, { calls }) => {
    if (consultationOf(call, calls) !== undefined) return 'You are consulting somebody about this call already.';
    return isOrdinary(call) && call.state === 'talking' ? undefined : 'Answer or retrieve the call first.';
  },
  transfer: (call, standing) => {
    if (consultationOf(call, standing.calls) !== undefined) return afterConsulting(call, standing);
    if (!isOrdinary(call) || call.state !== 'talking') return 'Answer or retrieve the call first.';
    return call.parties.length > 1 ? 'A conference cannot be handed on.' : undefined;
  },
  conference: (call, standing) => afterConsulting(call, standing),
  join: ({ kind }) => (kind === 'listening' ? undefined : 'Listen to a colleague first.'),
  hangUp: ({ state }) =>
    state === 'ringing' ? 'A call that rings can only be answered; somebody else gets it if you wait.' : undefined,
};

/** What can be done without a call. */
const deskRules: Readonly<Record<string, (standing: Standing) => Hindrance>> = {
  ready: ({ state }) => (state === 'READY' ? 'You are ready.' : undefined),
  notReady: () => undefined,
  logout: ({ state, calls }) => {
    if (calls.length > 0) return 'End your calls first.';
    return state === 'NOT_READY' ? undefined : 'Make yourself not ready first.';
  },
  dial: ({ state, calls }) => {
    if (!calls.every((call) => call.state === 'held')) return 'You are in a call: put it on hold, or end it.';
    return state.startsWith('WORK') ? 'Finish your wrap-up first.' : undefined;
  },
  wrapUp: () => undefined,
  listen: ({ state, calls }) => {
    if (calls.length > 0) return 'End your calls first.';
    return state === 'NOT_READY' ? undefined : 'Make yourself not ready first.';
  },
};

const unreachable = 'The contact centre cannot be reached at the moment.';

export function whyNot(name: string, standing: Standing, call?: Call): Hindrance {
  if (!standing.online) return unreachable;
  return call === undefined ? deskRules[name]?.(standing) : callRules[name]?.(call, standing);
}

/** Each rule's answer: `null` for what can be done. */
export function hindrances(standing: Standing, call?: Call): Readonly<Record<string, string | null>> {
  const names = Object.keys(call === undefined ? deskRules : callRules);
  return Object.fromEntries(names.map((name) => [name, whyNot(name, standing, call) ?? null]));
}
