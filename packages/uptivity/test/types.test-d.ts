import { assertType, expectTypeOf } from 'vitest';
import {
  createUptivityClient,
  defineCommand,
  flag,
  integer,
  isTrunklineError,
  named,
  operations,
  optional,
  output,
  required,
  text,
  type AtLeastOne,
  type CallDevice,
  type CallInput,
  type CallListInput,
  type OngoingCallInput,
  type CallOptions,
  type CloseOptions,
  type FieldsInput,
  type Health,
  type HealthOptions,
  type NoInput,
  type Notice,
  type Parameters,
  type RequestOptions,
  type Result,
  type TrunklineError,
  type UptivityClient,
  type UptivityCode,
  type UptivityCodeReading,
  type UptivityError,
  type UptivityOperation,
  type UptivityOptions,
  type UptivityReply,
  type User,
  type UserList,
  type XmlRecord,
} from '../src/index.ts';

declare const uptivity: UptivityClient;
declare const error: UptivityError;
declare const result: Result<UptivityReply, UptivityError>;
declare const reply: UptivityReply;
declare const user: User;

/** A switch over every kind of error ends in never. */
export function explain(failure: UptivityError): string {
  switch (failure.kind) {
    case 'input':
      return failure.issues.map(({ path }) => path).join();
    case 'refused':
      return failure.reason;
    case 'network':
      return failure.networkCode ?? failure.reason;
    case 'timeout':
      return failure.scope;
    case 'aborted':
      return typeof failure.reason;
    case 'http':
      return String(failure.status);
    case 'decode':
      return failure.reason;
    case 'api':
      return failure.codeName;
    case 'unexpected':
      return failure.participant;
    default:
      return failure satisfies never;
  }
}

// A code: the known ones complete, any other number or text passes.
expectTypeOf<UptivityError>().toEqualTypeOf<TrunklineError<UptivityCode>>();
if (error.kind === 'api') {
  expectTypeOf<UptivityCode>().toExtend<typeof error.code>();
  expectTypeOf(error.readAs).toEqualTypeOf<UptivityCode | undefined>();
  assertType<typeof error.code>(9);
  assertType<typeof error.code>(999);
  assertType<typeof error.code>('API_NEW');
  if (error.readAs === 9) expectTypeOf(error.readAs).toEqualTypeOf<9>();
  // @ts-expect-error 19 is not assigned
  if (error.readAs === 19) explain(error);
}

// The two arms of a Result.
if (result.ok) {
  expectTypeOf(result.value).toEqualTypeOf<UptivityReply>();
  expectTypeOf(result.value.outcome).toEqualTypeOf<UptivityCodeReading>();
  expectTypeOf(result.value.data).toEqualTypeOf<XmlRecord>();
  expectTypeOf(result.notice).toEqualTypeOf<Notice<UptivityCode> | undefined>();
} else {
  expectTypeOf(result.error).toEqualTypeOf<UptivityError>();
}
// @ts-expect-error nobody has looked whether it went well
assertType<UptivityReply>(result.value);

// Methods take and give what the interfaces say.
type Options = CallOptions<UptivityCode>;
type Answer<T> = Promise<Result<T, UptivityError>>;
expectTypeOf(uptivity.system.test).toEqualTypeOf<(input?: NoInput, options?: Options) => Answer<UptivityReply>>();
expectTypeOf(uptivity.calls.start).toEqualTypeOf<(input: CallInput, options?: Options) => Answer<UptivityReply>>();
expectTypeOf(uptivity.calls.update).toEqualTypeOf<
  (input: OngoingCallInput, options?: Options) => Answer<UptivityReply>
>();
expectTypeOf(uptivity.calls.stop).toEqualTypeOf<typeof uptivity.calls.update>();
assertType<OngoingCallInput>({ extra: { RECORDID: 1 } });
expectTypeOf(uptivity.calls.list).toEqualTypeOf<(input?: CallListInput, options?: Options) => Answer<UptivityReply>>();
expectTypeOf(uptivity.users.list).toEqualTypeOf<(input?: NoInput, options?: Options) => Answer<UserList>>();
expectTypeOf(uptivity.request).toEqualTypeOf<
  (type: string, parameters?: Parameters, options?: RequestOptions) => Answer<UptivityReply>
>();
expectTypeOf<UptivityClient['health']>().toEqualTypeOf<(options?: HealthOptions) => Answer<Health>>();
expectTypeOf<UptivityClient['close']>().toEqualTypeOf<(options?: CloseOptions) => Promise<void>>();
expectTypeOf<UptivityClient>().toExtend<AsyncDisposable>();
expectTypeOf(createUptivityClient).toEqualTypeOf<(options: UptivityOptions) => UptivityClient>();
expectTypeOf<keyof UptivityClient>().toEqualTypeOf<
  'calls' | 'system' | 'users' | 'request' | 'run' | 'health' | 'close' | typeof Symbol.asyncDispose
>();
expectTypeOf(operations.users.list).toEqualTypeOf<UptivityOperation<NoInput, UserList>>();

// At least one of a group.
type Group = AtLeastOne<{ readonly a?: string; readonly b?: number; readonly c?: boolean }, 'a' | 'b'>;
assertType<Group>({ a: 'x' });
assertType<Group>({ b: 1, c: true });
assertType<Group>({ a: 'x', b: 1 });
// @ts-expect-error none of the two is given
assertType<Group>({ c: true });
// @ts-expect-error none of the two is given
assertType<Group>({});
// @ts-expect-error undefined is not given
assertType<Group>({ a: undefined });
// @ts-expect-error nothing at all is no group
assertType<Group>(undefined);
expectTypeOf<keyof CallDevice>().toEqualTypeOf<'deviceId' | 'deviceAlias' | 'stationName' | 'sysUser' | 'crmUser'>();

// Commands of one's own.
const markCall = defineCommand({
  type: 'CALLUPDATE',
  parameters: {
    deviceId: optional('DEVICEID', text()),
    stationName: optional('STATIONNAME', text()),
    grade: required('USER3', text()),
    days: optional('KEEPDAYS', integer()),
    self: optional('ALLOWSELFRECORD', flag()),
    side: optional('CALLDIRECTION', named({ inbound: 'I', outbound: 'O' })),
  },
  atLeastOneOf: ['deviceId', 'stationName'],
});
type InputOf<Command> = Command extends UptivityOperation<infer Input, infer _Output> ? Input : never;
type OutputOf<Command> = Command extends UptivityOperation<infer _Input, infer Output> ? Output : never;
type Mark = InputOf<typeof markCall>;
expectTypeOf<OutputOf<typeof markCall>>().toEqualTypeOf<UptivityReply>();
expectTypeOf<Mark['grade']>().toEqualTypeOf<string>();
expectTypeOf<Mark['days']>().toEqualTypeOf<number | undefined>();
expectTypeOf<Mark['self']>().toEqualTypeOf<boolean | undefined>();
expectTypeOf<Mark['side']>().toEqualTypeOf<'inbound' | 'outbound' | undefined>();
expectTypeOf<keyof Mark>().toEqualTypeOf<'deviceId' | 'stationName' | 'grade' | 'days' | 'self' | 'side'>();

const bare = defineCommand({ type: 'PING' });
expectTypeOf(bare).toExtend<UptivityOperation<NoInput, UptivityReply>>();

const sized = defineCommand({ type: 'SIZE', output: output<{ size: number }>({ size: required('SIZE', integer()) }) });
expectTypeOf<OutputOf<typeof sized>>().toEqualTypeOf<{ size: number }>();

const table = { a: required('A', text()), b: optional('B', integer()) };
expectTypeOf<FieldsInput<typeof table>['a']>().toEqualTypeOf<string>();
expectTypeOf<FieldsInput<typeof table>['b']>().toEqualTypeOf<number | undefined>();

// @ts-expect-error the group names a field that the table doesn't have
defineCommand({ type: 'X', parameters: { a: optional('A', text()) }, atLeastOneOf: ['b'] });
// @ts-expect-error a command needs a type
defineCommand({ parameters: { a: optional('A', text()) } });
// @ts-expect-error there is no such rule
defineCommand({ type: 'X', repeat: 'sometimes' });

/** What is called with what. Never run. */
export function inputs(): unknown[] {
  return [
    uptivity.system.test(),
    uptivity.system.test({}, { totalTimeoutMs: 1_000 }),
    uptivity.users.list(),
    uptivity.calls.list(),
    uptivity.calls.list({ callCount: 3, extra: { MODE: 1, ALL: true } }),
    uptivity.calls.start({ deviceId: '200' }, { acceptCodes: [9, 35], context: { ticket: 7 } }),
    uptivity.calls.start({ crmUser: 'anna', user15: '', callDirection: 'inbound', keepDays: -1 }),
    uptivity.request('X', { A: '1', B: 2, C: true }, { repeat: 'safe', lists: ['A.B'], acceptCodes: [46] }),
    uptivity.run(markCall, { deviceId: '200', grade: 'gold', side: 'outbound' }),
    uptivity.run(bare, {}),
    // @ts-expect-error a call is on a device
    uptivity.calls.start({ ani: '1' }),
    // @ts-expect-error a call is on a device
    uptivity.calls.start(),
    // @ts-expect-error leading zeros count, so a device is a text
    uptivity.calls.start({ deviceId: 200 }),
    // @ts-expect-error the wire name of a field is not its public name
    uptivity.calls.start({ DEVICEID: '200' }),
    // @ts-expect-error there are fifteen fields
    uptivity.calls.start({ deviceId: '200', user16: 'x' }),
    // @ts-expect-error the wire word for a direction is not its public name
    uptivity.calls.start({ deviceId: '200', callDirection: 'I' }),
    // A code that the table lacks can be expected too.
    uptivity.calls.start({ deviceId: '200' }, { acceptCodes: [19] }),
    // @ts-expect-error a parameter is a text, a number or a boolean
    uptivity.request('X', { A: null }),
    // @ts-expect-error none of the group is given
    uptivity.run(markCall, { grade: 'gold' }),
    // @ts-expect-error nothing is given
    uptivity.run(markCall, undefined),
    // @ts-expect-error what is required is missing
    uptivity.run(markCall, { deviceId: '200' }),
    // @ts-expect-error there is no such field
    uptivity.run(markCall, { deviceId: '200', grade: 'gold', colour: 'red' }),
    // @ts-expect-error the end of a call is called stop
    uptivity.calls.end,
  ];
}

/** What a command of one's own gives. Never run. */
export async function outputs(): Promise<void> {
  expectTypeOf(await uptivity.run(sized, {})).toEqualTypeOf<Result<{ size: number }, UptivityError>>();
  expectTypeOf(await uptivity.run(markCall, { stationName: 'PC', grade: 'x' })).toEqualTypeOf<
    Result<UptivityReply, UptivityError>
  >();
}

/** Values are for reading. Never run. */
export function writes(): void {
  // @ts-expect-error a value is for reading
  reply.data = {};
  // @ts-expect-error a value is for reading
  reply.outcome = { ...reply.outcome };
  // @ts-expect-error a value is for reading
  user.userId = '1';
  // @ts-expect-error a value is for reading
  user.phones?.push('1');
  // @ts-expect-error a client is for calling
  uptivity.calls.start = uptivity.calls.stop;
  // @ts-expect-error a command is for running
  markCall.repeat = 'safe';
}

// What is read may be absent.
expectTypeOf<User['userId']>().toEqualTypeOf<string>();
expectTypeOf<User['agent']>().toEqualTypeOf<boolean | undefined>();
expectTypeOf<UserList['users']>().toEqualTypeOf<readonly User[]>();

// Options: an address, and nothing that the vendor doesn't know.
assertType<UptivityOptions>({ baseUrl: new URL('tcp://h') });
assertType<UptivityOptions>({ endpoints: ['tcp://h', 'https://h'], socket: { connections: 2 }, method: 'POST' });
// @ts-expect-error the vendor knows no credentials
assertType<UptivityOptions>({ baseUrl: 'tcp://h', apiKey: 'k' });
// @ts-expect-error there are two methods
assertType<UptivityOptions>({ baseUrl: 'tcp://h', method: 'PUT' });

/** Whatever was caught becomes an error of ours by asking. */
export function caught(thrown: unknown): TrunklineError | undefined {
  return isTrunklineError(thrown) ? thrown : undefined;
}
