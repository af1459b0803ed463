/** What of a call goes where: change it to what your variables and fields mean. */
import type { GcInboundCallEvent, GcOutboundCallEvent } from '@trunkline/gc';
import type { UserFields } from '@trunkline/uptivity';

export type CallEvent = GcInboundCallEvent | GcOutboundCallEvent;

/** GC's call variable, and the customer's field of Uptivity that shows it. */
const shownIn: Readonly<Record<string, keyof UserFields>> = {
  callVariable1: 'user1',
  callVariable2: 'user2',
};

/** The agent's desktop sets this variable to `card` while card data is spoken, and to anything else afterwards. */
const pauseVariable = 'callVariable10';

export function userFieldsOf({ callVariables = [] }: CallEvent): UserFields {
  const fields = callVariables.map(({ name, value }) => [shownIn[name], value]);
  return Object.fromEntries(fields.filter(([field]) => field !== undefined));
}

export function cardIsSpoken({ callVariables = [] }: CallEvent): boolean | undefined {
  const variable = callVariables.find(({ name }) => name === pauseVariable);
  return variable === undefined ? undefined : variable.value === 'card';
}

const dialledByUs: ReadonlySet<string> = new Set(['OUT', 'AGENT_OUT', 'AUTO_OUT', 'OUTBOUND']);

export function directionOf({ type, callType = '' }: CallEvent): 'inbound' | 'outbound' {
  return type === 'outboundCall' || dialledByUs.has(callType) ? 'outbound' : 'inbound';
}
