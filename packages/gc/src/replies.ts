/** How commands are answered: which event, and which lanes keep other commands from taking it. */
import type { GcAgentInfoEvent, GcStateEvent } from './events/agent.ts';
import type { GcInboundCallEvent } from './events/calls.ts';
import type { GcEvent, GcEventOf, GcEventType } from './events/event.ts';
import type { ReplyReader } from './session/expectations.ts';
import type { KnownAgent } from './session/state.ts';
import type { ReplyRule } from './verb.ts';

/** Calls are told apart by their dialog, so each has a lane of its own. */
export const dialogLane = (dialogId: string): string => `dialog ${dialogId}`;

/** A call that begins has no dialog yet. */
const newCallLane = 'new call';

const stateLane = (agentId: string): string => `state of ${agentId}`;

/** The next event of a type; nothing in it says what it answers. */
export function next<Input, Type extends GcEventType>(
  type: Type,
  fits: (event: GcEventOf<Type>, input: Input) => boolean = () => true,
  lane: string = type,
): ReplyRule<Input, GcEventOf<Type>> {
  return {
    lanes: () => [lane],
    reader:
      (input, { isRepeat }) =>
      (event) =>
        isOf(event, type) && fits(event, input) && !isRepeat(lane, input, event) ? event : undefined,
  };
}

function isOf<Type extends GcEventType>(event: GcEvent, type: Type): event is GcEventOf<Type> {
  return event.type === type;
}

interface Dialog {
  readonly dialogId: string;
}

/** The next event of the call with this dialog id that fits. */
export function dialogBecomes<Input extends Dialog>(
  fits: (call: GcInboundCallEvent, input: Input, agent: KnownAgent) => boolean,
): ReplyRule<Input, GcInboundCallEvent> {
  return {
    lanes: ({ dialogId }) => [dialogLane(dialogId)],
    reader: (input, agent) => (event) =>
      event.type === 'inboundCall' && event.dialogId === input.dialogId && fits(event, input, agent)
        ? event
        : undefined,
  };
}

/** The next event of the call with this dialog id in one of these states. */
export function dialogIs<Input extends Dialog>(...states: readonly string[]): ReplyRule<Input, GcInboundCallEvent> {
  return dialogBecomes(({ state = '' }) => states.includes(state));
}

/** A call that was not there before, and does not ring here: one that this agent began. */
export function newCall<Input>(): ReplyRule<Input, GcInboundCallEvent> {
  return {
    lanes: () => [newCallLane],
    reader: (_input, { extension, knowsDialog }) => {
      // What is known when the command leaves, not what becomes known while its answer is under way.
      const ringing = new Set<string>();
      return (event) => {
        if (event.type === 'newInboundCall' && event.dialogId !== undefined) ringing.add(event.dialogId);
        if (event.type !== 'inboundCall' || event.dialogId === undefined) return undefined;
        const { dialogId, state, fromAddress } = event;
        if (state === 'ALERTING') ringing.add(dialogId);
        const isForeign = fromAddress !== undefined && extension !== undefined && fromAddress !== extension;
        return knowsDialog(dialogId) || ringing.has(dialogId) || isForeign ? undefined : event;
      };
    },
  };
}

/** The state of an agent, the own one unless the input names another. */
export function agentState<Input>(
  fits: (event: GcStateEvent, input: Input) => boolean,
  whose: (input: Input) => string | undefined = () => undefined,
): ReplyRule<Input, GcStateEvent> {
  return {
    lanes: (input, { agentId }) => [stateLane(whose(input) ?? agentId)],
    reader: (input, { agentId, isStale }) => {
      const wanted = whose(input) ?? agentId;
      return (event) => {
        if (event.type !== 'state' || (event.agentId ?? agentId) !== wanted || isStale(event)) return undefined;
        return fits(event, input) ? event : undefined;
      };
    },
  };
}

/** An agent is, or will be once the call is over, in this state. */
export const becomes =
  (state: string) =>
  (event: GcStateEvent): boolean =>
    event.state === state || event.pendingState === state;

/** What a log-in is answered with. */
export interface LoggedIn {
  readonly state: GcStateEvent;
  readonly agentInfo: GcAgentInfoEvent;
}

/** State and agent, in whichever order they come. A dialog state follows only if a call goes on. */
export function loggedIn<Input>(): ReplyRule<Input, LoggedIn> {
  return {
    lanes: (_input, { agentId }) => [stateLane(agentId), 'agentInfo'],
    reader: (_input, { agentId }): ReplyReader<LoggedIn> => {
      let state: GcStateEvent | undefined;
      let agentInfo: GcAgentInfoEvent | undefined;
      return (event) => {
        if (event.type === 'agentInfo') agentInfo = event;
        if (event.type === 'state' && (event.agentId ?? agentId) === agentId && event.state !== 'LOGOUT') state = event;
        return state !== undefined && agentInfo !== undefined ? { state, agentInfo } : undefined;
      };
    },
  };
}

/** The same, while another rule's lanes are kept free of others as well. */
export function alsoIn<Input, Output>(
  rule: ReplyRule<Input, Output>,
  ...lanes: readonly string[]
): ReplyRule<Input, Output> {
  return { ...rule, lanes: (input, agent) => [...rule.lanes(input, agent), ...lanes] };
}
