import { assertType, expectTypeOf } from 'vitest';
import {
  createGcClient,
  gcHttpProfile,
  gcOptionsFromEnv,
  isTrunklineError,
  type AgentOptions,
  type DeliveryError,
  type GcAgentInfoEvent,
  type GcCallOptions,
  type GcClient,
  type GcCode,
  type GcDialogStateEvent,
  type GcError,
  type GcEvent,
  type GcEventOf,
  type GcHttpProfile,
  type GcInboundCallEvent,
  type GcOptions,
  type GcResult,
  type GcSession,
  type GcStateEvent,
  type GcTeamAgentsEvent,
  type LoggedIn,
  type SessionStatus,
} from '../src/index.ts';

declare const gc: GcClient;
declare const agent: GcSession;
declare const error: GcError;

// Making a client and opening a session.
expectTypeOf(createGcClient).toEqualTypeOf<(options: GcOptions) => GcClient>();
expectTypeOf<GcClient['agent']>().toEqualTypeOf<(options: AgentOptions) => GcSession>();
expectTypeOf<GcClient['receive']>().returns.toEqualTypeOf<Promise<Response>>();
assertType<GcOptions>(gcOptionsFromEnv());
assertType<AgentOptions>({ agentId: '1', password: async () => 'x', sso: 'token' });
// @ts-expect-error GC must know where to post
createGcClient({ baseUrl: 'https://gc.example/' });
// @ts-expect-error no session without a password
gc.agent({ agentId: '1001' });
// @ts-expect-error there are two kinds
createGcClient({ baseUrl: 'x', callbackUrl: 'y', flavour: 'uccx12' });
expectTypeOf(gcHttpProfile).toEqualTypeOf<GcHttpProfile>();

// Without required input the first parameter may be left out.
expectTypeOf(agent.makeReady()).resolves.toEqualTypeOf<GcResult<GcStateEvent>>();
expectTypeOf(agent.makeReady({}, { replyTimeoutMs: 1 })).resolves.toEqualTypeOf<GcResult<GcStateEvent>>();
expectTypeOf(agent.login()).resolves.toEqualTypeOf<GcResult<LoggedIn>>();
expectTypeOf(agent.login({ extension: '7001' })).resolves.toEqualTypeOf<GcResult<LoggedIn>>();
expectTypeOf(agent.getSkillGroups).parameter(0).toExtend<{ start?: number } | undefined>();
expectTypeOf(agent.refresh()).resolves.toEqualTypeOf<GcResult<void>>();
// @ts-expect-error a call needs a number
void agent.makeCall();
// @ts-expect-error the parameters have names
void agent.makeCall('555');
// @ts-expect-error a number is a text
void agent.makeCall({ number: 555 });
// @ts-expect-error no such field
void agent.answerCall({ dialogId: 'd1', Dialog_ID: 'd1' });
// @ts-expect-error there are two ways
void agent.mobileAgentLogin({ phone: '1', mode: 'true' });
// @ts-expect-error only what the verbs take
void agent.makeReady({}, { timeoutMs: 1 });

// What each is answered with.
expectTypeOf(agent.makeCall({ number: '1' })).resolves.toEqualTypeOf<GcResult<GcInboundCallEvent>>();
expectTypeOf(agent.holdCall({ dialogId: '1' })).resolves.toEqualTypeOf<GcResult<GcInboundCallEvent | GcStateEvent>>();
expectTypeOf(agent.getDialogState({ dialogId: '1' })).resolves.toEqualTypeOf<GcResult<GcDialogStateEvent>>();
expectTypeOf(agent.getTeamUsers({ teamId: '1', subscribe: true })).resolves.toEqualTypeOf<
  GcResult<GcTeamAgentsEvent>
>();
expectTypeOf(agent.setWrapUpReason({ dialogId: '1', reason: 'r' })).resolves.toEqualTypeOf<GcResult<void>>();
expectTypeOf(agent.consultCall({ dialogId: '1', number: '2' })).resolves.toEqualTypeOf<
  GcResult<GcEventOf<'consultCall'>>
>();
expectTypeOf(agent.scheduleCallback).parameter(0).toEqualTypeOf<{
  readonly dialogId: string;
  readonly targetMediaAddress?: string;
  readonly callbackTime: string;
  readonly callbackNumber: string;
}>();
expectTypeOf(agent.logoutWithReason).parameter(0).toEqualTypeOf<{ readonly reasonCode: string | number }>();
expectTypeOf(agent.dropParticipant({ dialogId: '1', extension: '2' })).resolves.toEqualTypeOf<
  GcResult<GcStateEvent | GcEventOf<'status'> | GcEventOf<'control'>>
>();
expectTypeOf(agent.makeReady).parameter(1).toEqualTypeOf<GcCallOptions | undefined>();

// The two arms of a Result.
export async function work(): Promise<string | undefined> {
  const result = await agent.login();
  if (result.ok) {
    expectTypeOf(result.value.agentInfo).toEqualTypeOf<GcAgentInfoEvent>();
    return result.value.state.state;
  }
  expectTypeOf(result.error).toEqualTypeOf<GcError>();
  return result.error.kind;
}

// Codes: the known ones as literals, others pass.
if (error.kind === 'api') {
  expectTypeOf<GcCode>().toExtend<typeof error.code>();
  expectTypeOf(error.readAs).toEqualTypeOf<GcCode | undefined>();
  assertType<typeof error.code>('CF_SOMETHING_NEW');
  if (error.readAs === 'NO_DIALOG_ID') expectTypeOf(error.readAs).toEqualTypeOf<'NO_DIALOG_ID'>();
  // @ts-expect-error a code that the table doesn't hold is a slip of the pen
  if (error.readAs === 'NO_DIALOG') void agent;
}
declare const thrown: unknown;
if (isTrunklineError(thrown)) expectTypeOf(thrown.kind).toExtend<string>();
assertType<GcCallOptions>({ acceptCodes: ['NO_DIALOG_ID'] });

// Listening.
agent.on('inboundCall', (event) => {
  expectTypeOf(event).toEqualTypeOf<GcEventOf<'inboundCall'>>();
  return event.dialogId;
});
agent.on('state', ({ state }) => state === 'READY');
// @ts-expect-error a type of the wire is no type of ours
agent.on('InboundCall', () => undefined);
// @ts-expect-error a state has no dialog
agent.on('state', ({ dialogId }) => dialogId);
expectTypeOf(agent.on('error', () => undefined)).toEqualTypeOf<() => void>();
agent.onStatus((status, before) => expectTypeOf([status, before]).toEqualTypeOf<SessionStatus[]>());
expectTypeOf<SessionStatus>().toEqualTypeOf<'new' | 'connected' | 'logged_in' | 'offline' | 'invalidated' | 'closed'>();

export async function listen(): Promise<void> {
  const stream = agent.events({ buffer: 10 });
  expectTypeOf(stream.dropped).toEqualTypeOf<number>();
  for await (const event of stream) expectTypeOf(event).toEqualTypeOf<GcEvent>();
}

/** A listener's own error comes with what it was told, a post that was turned away with its reason. */
assertType<Partial<GcOptions>>({
  onListenerError: (thrown, told) => {
    expectTypeOf(thrown).toBeUnknown();
    expectTypeOf(told).toEqualTypeOf<GcEvent | SessionStatus>();
    return typeof told === 'string' ? told : told.type;
  },
  onTurnedAway: (turnedAway) => expectTypeOf(turnedAway).toEqualTypeOf<DeliveryError>(),
});

expectTypeOf(agent.agentState).toEqualTypeOf<GcStateEvent | undefined>();
// @ts-expect-error where a session stands is not for the caller to set
agent.status = 'closed';
