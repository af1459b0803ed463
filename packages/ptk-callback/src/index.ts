export {
  connectPtkCallback,
  createPtkCallbackClient,
  type PtkCallbackClient,
  type PtkCallbackConnection,
  type PtkCallbackError,
} from './client.ts';
export {
  isValidLikeVendorSdk,
  ptkCallbackCodeByName,
  ptkCallbackCodes,
  type PtkCallbackCode,
  type PtkCallbackCodeCatalogue,
  type PtkCallbackCodeContext,
  type PtkCallbackCodeEntry,
  type PtkCallbackFamily,
} from './codes.ts';
export { contactUri, type ContactUriParts } from './contact-uri.ts';
export { ptkCallbackOptionsFromEnv, type PtkCallbackOptions } from './options.ts';
export type { PtkOperationName, PtkParameter } from './profile/operation-names.ts';
export type { ElementProfile, OperationProfile, WireProfile } from './profile/profile.ts';
export { provisionalProfile } from './profile/provisional.ts';
export type { UtcTime } from './utc-time.ts';
export type { Wait } from './wait.ts';
export { profileFromWsdl, type WsdlOptions, type WsdlReading, type WsdlReport } from './wsdl/profile-from-wsdl.ts';

export * as operations from './operations/index.ts';
export type { OfInteraction, OfQueue, OfSegment, OfTenant, UserData } from './fields.ts';
export type { Done } from './outputs.ts';
export type { PtkOperation, PtkWire } from './operation.ts';
export type { ParameterValue } from './soap/any.ts';
export type { AppointmentSlot, SlotSearch } from './operations/appointments.ts';
export type { AnyCallOptions, AnyReply } from './operations/call.ts';
export type {
  Conversation,
  ConversationChange,
  OpenConversation,
  OpenedConversation,
} from './operations/conversations.ts';
export type { Interaction } from './operations/interaction.ts';
export type {
  CancelInput,
  DataName,
  DequeueInput,
  DequeueReason,
  InteractionSearch,
  RemoveInput,
  RemoveReason,
  RescheduleInput,
  SetResultInput,
  UpdateDataInput,
} from './operations/interactions.ts';
export type {
  AddInteractionInput,
  CallType,
  CreateInteractionInput,
  NewInteraction,
} from './operations/new-interaction.ts';
export type { Availability } from './operations/platform.ts';
export type { OperationMode, QueueVariable } from './operations/queues.ts';
export type { Segment, SegmentFilter } from './operations/segments.ts';
export type { Treatment } from './operations/treatments.ts';

// What every user of a Result needs, so that one import is enough.
export {
  all,
  allowDialTo,
  andThen,
  categories,
  diagnose,
  dryRun,
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
  outcomes,
  partition,
  rawOf,
  retryAdvice,
  run,
  toPlain,
  unwrap,
  unwrapOr,
  vendorText,
  type AbortedError,
  type Ailment,
  type ApiError,
  type CallEvent,
  type CallOptions,
  type Category,
  type ClientOptions,
  type Clock,
  type CloseOptions,
  type CodeContext,
  type CodeReading,
  type Coordination,
  type Credential,
  type DecodeError,
  type DecodeReason,
  type DryRun,
  type Effect,
  type Err,
  type ErrorKind,
  type EventListener,
  type Guard,
  type GuardedOperation,
  type Health,
  type HealthOptions,
  type HttpError,
  type InputError,
  type Issue,
  type Meta,
  type NetworkError,
  type NetworkOptions,
  type NetworkReason,
  type NoInput,
  type Notice,
  type NumberRedaction,
  type Ok,
  type Operation,
  type Outcome,
  type Phase,
  type PlainResult,
  type Progress,
  type RefusedError,
  type RefusedReason,
  type RequestLimits,
  type Result,
  type RetryAdvice,
  type RetryOptions,
  type SendAnswer,
  type Sender,
  type SendFailure,
  type SendLimits,
  type SendRequest,
  type TimeoutError,
  type TimeoutScope,
  type TlsReason,
  type TrunklineError,
  type UnexpectedError,
} from '@trunkline/core';
