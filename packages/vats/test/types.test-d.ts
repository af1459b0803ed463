import { assertType, expectTypeOf } from 'vitest';
import {
  isTrunklineError,
  type Accepted,
  type Balance,
  type CallbackInput,
  type CallOptions,
  type CodeReading,
  type Group,
  type GroupFilter,
  type IncomingLine,
  type Notice,
  type Result,
  type SmsInput,
  type TrunklineError,
  type User,
  type UserFilter,
  type VatsClient,
  type VatsCode,
  type VatsError,
  type VatsOptions,
} from '../src/index.ts';

declare const vats: VatsClient;
declare const error: VatsError;
declare const result: Result<Accepted, VatsError>;

/** A switch over every kind of error ends in never. */
export function explain(failure: VatsError): string {
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

/** One kind left out is noticed. */
export function forgetful(failure: VatsError): string {
  if (failure.kind === 'api' || failure.kind === 'input') return failure.message;
  // @ts-expect-error seven kinds are left
  return failure satisfies never;
}

// A code: the known ones complete, any other number or text passes.
if (error.kind === 'api') {
  expectTypeOf<VatsCode>().toExtend<typeof error.code>();
  expectTypeOf<VatsCode>().toExtend<number>();
  expectTypeOf(error.readAs).toEqualTypeOf<VatsCode | undefined>();
  assertType<typeof error.code>(2211);
  assertType<typeof error.code>(9999);
  assertType<typeof error.code>('Busy');
  if (error.readAs === 2211) expectTypeOf(error.readAs).toEqualTypeOf<2211>();
  // @ts-expect-error a code that the table doesn't hold is a slip of the pen
  if (error.readAs === 2219) explain(error);
}
assertType<VatsCode>(2211);
// @ts-expect-error 2219 is read as 2210, it stands in no table
assertType<VatsCode>(2219);
// @ts-expect-error a code is no boolean
assertType<Extract<VatsError, { kind: 'api' }>['code']>(true);

// The two arms of a Result: each knows that the other's field isn't there.
if (result.ok) {
  expectTypeOf(result.value).toEqualTypeOf<Accepted>();
  expectTypeOf(result.value.outcome).toEqualTypeOf<CodeReading<VatsCode> | undefined>();
  expectTypeOf(result.error).toEqualTypeOf<undefined>();
  expectTypeOf(result.notice).toEqualTypeOf<Notice<VatsCode> | undefined>();
} else {
  expectTypeOf(result.error).toEqualTypeOf<VatsError>();
  expectTypeOf(result.value).toEqualTypeOf<undefined>();
}
// @ts-expect-error nobody has looked whether it went well
assertType<string>(result.value.commandId);

/** Taken apart, the parts still know of each other. */
export async function apart(): Promise<string | number> {
  const { ok, value, error: failure } = await vats.account.balance();
  if (ok) {
    expectTypeOf(value).toEqualTypeOf<Balance>();
    expectTypeOf(failure).toEqualTypeOf<undefined>();
    return value.balance;
  }
  expectTypeOf(failure).toEqualTypeOf<VatsError>();
  return failure.category;
}

// Methods take and give what the interfaces say.
type Options = CallOptions<VatsCode>;
type Answer<T> = Promise<Result<T, VatsError>>;
expectTypeOf(vats.calls.callback).toEqualTypeOf<(input: CallbackInput, options?: Options) => Answer<Accepted>>();
expectTypeOf(vats.sms.send).toEqualTypeOf<(input: SmsInput, options?: Options) => Answer<Accepted>>();
expectTypeOf(vats.users.list).toEqualTypeOf<(input?: UserFilter, options?: Options) => Answer<readonly User[]>>();
expectTypeOf(vats.groups.list).toEqualTypeOf<(input?: GroupFilter, options?: Options) => Answer<readonly Group[]>>();
expectTypeOf(vats.account.balance).returns.resolves.toEqualTypeOf<Result<Balance, VatsError>>();
expectTypeOf(vats.lines.list).returns.resolves.toEqualTypeOf<Result<readonly IncomingLine[], VatsError>>();
expectTypeOf<VatsClient>().toExtend<AsyncDisposable>();

/** What is called with what. Never run. */
export function inputs(): unknown[] {
  return [
    vats.account.balance(),
    vats.account.balance({}, { totalTimeoutMs: 1_000 }),
    vats.lines.list(),
    vats.users.list(),
    vats.groups.list({ showUsers: true }),
    vats.calls.callback(
      { from: { extension: '101' }, toNumber: '102' },
      { acceptCodes: [2211], context: { ticket: 7 } },
    ),
    // @ts-expect-error a call needs somebody to call
    vats.calls.callback(),
    // @ts-expect-error a call needs somebody to ring
    vats.calls.callback({ from: { extension: '101' } }),
    // @ts-expect-error leading zeros count, so an extension is a text
    vats.calls.callback({ from: { extension: 101 }, toNumber: '102' }),
    // @ts-expect-error the wire name of a field is not its public name
    vats.calls.callback({ from: { extension: '101' }, to_number: '102' }),
    // @ts-expect-error this command takes no display name
    vats.calls.callback({ from: { extension: '101' }, toNumber: '102', sipHeaders: { displayName: 'A' } }),
    // @ts-expect-error there are two ways to transfer
    vats.calls.transfer({ callId: 'c', method: 'warm', toNumber: '102', initiator: '101' }),
    // @ts-expect-error there is no such extra field
    vats.users.list({ extraFields: ['general.salary'] }),
    // A code that the table lacks may come all the same.
    vats.calls.hangup({ callId: 'c' }, { acceptCodes: [2219] }),
    // @ts-expect-error a code is no boolean
    vats.calls.hangup({ callId: 'c' }, { acceptCodes: [true] }),
    // @ts-expect-error the PBX knows no command to take a call off hold
    vats.calls.unhold,
  ];
}

// Options: key and salt are needed, each a text or a function that gives one.
assertType<VatsOptions>({ apiKey: 'k', apiSalt: async () => 's' });
// @ts-expect-error the salt is missing
assertType<VatsOptions>({ apiKey: 'k' });

// What is read is open for words that the vendor adds.
expectTypeOf<'somethingNew'>().toExtend<NonNullable<Group['dialing']>>();
expectTypeOf<Group['id']>().toEqualTypeOf<string>();

/** Whatever was caught becomes an error of ours by asking. */
export function caught(thrown: unknown): TrunklineError | undefined {
  return isTrunklineError(thrown) ? thrown : undefined;
}
