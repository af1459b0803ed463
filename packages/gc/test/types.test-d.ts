import { assertType, expectTypeOf } from 'vitest';
import {
  gcCodes,
  readCallback,
  readErrorEvent,
  readEvent,
  type AgentState,
  type CallParticipant,
  type CallVariable,
  type GcCode,
  type GcCodeReading,
  type GcErrorBehaviour,
  type GcEvent,
  type GcEventOf,
  type GcEventType,
  type GcInboundCallEvent,
  type GcStateEvent,
} from '../src/index.ts';

expectTypeOf(readEvent).toEqualTypeOf<(value: unknown) => GcEvent>();
expectTypeOf(readCallback).toEqualTypeOf<(body: unknown) => readonly GcEvent[]>();

/** A switch over every type of event ends in never, and each arm knows its fields. */
export function explain(event: GcEvent): unknown {
  switch (event.type) {
    case 'system':
    case 'connectStatus':
      return event.status;
    case 'error':
      return readErrorEvent(event).behaviour;
    case 'agentInfo':
      return event.supervisor === true ? event.teams?.length : event.team?.name;
    case 'state':
      expectTypeOf(event).toEqualTypeOf<GcStateEvent>();
      return event.state === 'NOT_READY' ? event.reasonCode : event.pendingState;
    case 'inboundCall':
    case 'outboundCall':
      expectTypeOf(event.callVariables).toEqualTypeOf<readonly CallVariable[] | undefined>();
      expectTypeOf(event.participants).toEqualTypeOf<readonly CallParticipant[] | undefined>();
      return event.previousDialogId ?? event.associatedDialogId ?? event.dialogId;
    case 'newInboundCall':
      // @ts-expect-error it has no state
      return event.state;
    case 'consultCall':
      // @ts-expect-error the id of a consultation has its own name
      return event.dialogId;
    case 'dialogState':
      return event.state === 'NOT_FOUND';
    case 'reasonCodes':
      return event.reasonCodes.map(({ code, label }) => `${code} ${label}`);
    case 'agents':
    case 'teamAgents':
      return event.users.map(({ loginId }) => loginId);
    case 'queueStats':
      return event.queues.map(({ statistics }) => statistics?.callsInQueue);
    case 'phonebooks':
    case 'teamPhonebooks':
      return event.phonebooks.flatMap(({ contacts = [] }) => contacts);
    case 'contacts':
      return event.contacts.map(({ phoneNumber }) => phoneNumber);
    case 'status':
    case 'control':
    case 'callback':
      return event.message;
    case 'skillGroups':
      return event.skillGroups.map(({ name }) => name);
    case 'supervisors':
      return event.supervisors.map(({ loginId }) => loginId);
    case 'agentExtension':
      return event.ports.map(({ dialNumber }) => dialNumber);
    case 'unknown':
      return event.wireType;
    default:
      return event satisfies never;
  }
}

// Every event may name an agent, and there are 23 types and one for the rest.
expectTypeOf<GcEvent['agentId']>().toEqualTypeOf<string | undefined>();
expectTypeOf<GcEventOf<'inboundCall'>>().toEqualTypeOf<GcInboundCallEvent>();
assertType<GcEventType>('unknown');
// @ts-expect-error a type of the wire is no type of ours
assertType<GcEventType>('InboundCall');

// Known words are offered, others pass; codes and behaviours are closed.
expectTypeOf<'SOMETHING_NEW'>().toExtend<AgentState>();
expectTypeOf(gcCodes.find('DOWN')).toEqualTypeOf<GcCodeReading>();
expectTypeOf<GcCodeReading['code']>().toEqualTypeOf<GcCode | undefined>();
expectTypeOf<GcCodeReading['behaviour']>().toEqualTypeOf<GcErrorBehaviour | undefined>();
assertType<GcCode>('NO_DIALOG_ID');
// @ts-expect-error not in the table
assertType<GcCode>('NO_DIALOG');
