export { connectVats, createVatsClient, type VatsClient, type VatsConnection, type VatsError } from './client.ts';
export { vatsCodes, type VatsCode } from './codes.ts';
export { vatsOptionsFromEnv, type VatsOptions } from './options.ts';
export type { Accepted, CommandInput, VatsOperation, VatsWire } from './operation.ts';
export * as operations from './operations/index.ts';
export type {
  CallbackGroupInput,
  CallbackInput,
  Caller,
  CallReference,
  ConnectInput,
  HoldInput,
  PlayInput,
  RouteInput,
  TransferInput,
} from './operations/calls.ts';
export type { Balance } from './operations/account.ts';
export type { Group, GroupDialing, GroupFilter, GroupMember, MemberDialing } from './operations/groups.ts';
export type { IncomingLine } from './operations/lines.ts';
export type { StartRecordingInput } from './operations/recordings.ts';
export type { SipHeaders } from './operations/sip-headers.ts';
export type { SmsInput } from './operations/sms.ts';
export type { User, UserExtraField, UserFilter, UserGeneral, UserNumber, UserTelephony } from './operations/users.ts';

// What every user of a Result needs, so that one import is enough.
export {
  all,
  allowDialTo,
  andThen,
  categories,
  err,
  errorKinds,
  fromPlain,
  isErr,
  isOk,
  isTrunklineError,
  map,
  mapError,
  match,
  ok,
  partition,
  rawOf,
  run,
  toPlain,
  unwrap,
  unwrapOr,
  vendorText,
  type AbortedError,
  type ApiError,
  type CallEvent,
  type CallOptions,
  type Category,
  type Clock,
  type CodeContext,
  type CodeReading,
  type Coordination,
  type Credential,
  type DecodeError,
  type Err,
  type ErrorKind,
  type EventListener,
  type Guard,
  type GuardedOperation,
  type Health,
  type HttpError,
  type InputError,
  type Issue,
  type Meta,
  type NetworkError,
  type Notice,
  type Ok,
  type Outcome,
  type Phase,
  type RefusedError,
  type Result,
  type RetryAdvice,
  type RetryOptions,
  type TimeoutError,
  type TrunklineError,
  type UnexpectedError,
} from '@trunkline/core';
