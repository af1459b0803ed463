export { err, ok, type CodeOf, type Err, type Meta, type Ok, type Result } from './result/result.ts';
export { all, andThen, isErr, isOk, map, mapError, match, partition, unwrap, unwrapOr } from './result/helpers.ts';
export { fromPlain, toPlain, type PlainResult } from './result/plain.ts';

export {
  categories,
  effects,
  errorKinds,
  outcomes,
  retryAdvice,
  type Category,
  type DecodeReason,
  type Effect,
  type ErrorKind,
  type HttpReason,
  type NetworkReason,
  type Outcome,
  type Participant,
  type Phase,
  type RefusedReason,
  type RetryAdvice,
  type TimeoutScope,
  type TlsReason,
} from './errors/words.ts';
export type {
  AbortedError,
  AbortedFacts,
  AnyFacts,
  ApiError,
  ApiFacts,
  Branded,
  DecodeError,
  DecodeFacts,
  ErrorFacts,
  HttpError,
  HttpFacts,
  InputError,
  InputFacts,
  Issue,
  NetworkError,
  NetworkFacts,
  OpenCode,
  RefusedError,
  RefusedFacts,
  TimeoutError,
  TimeoutFacts,
  TrunklineError,
  UnexpectedError,
  UnexpectedFacts,
} from './errors/error.ts';
export { isTrunklineError } from './errors/make.ts';
export { keepRaw, rawOf, vendorText } from './errors/hidden.ts';

export type { CodeEntry, CodeReading, Notice } from './codes/entry.ts';
export {
  byDeclaredPattern,
  defineCodes,
  type CatalogueRules,
  type CodeCatalogue,
  type CodeContext,
  type CodeOverride,
} from './codes/catalogue.ts';

export { expect, under, write, type Kind, type Reader, type Writer } from './fields/kind.ts';
export {
  input,
  optional,
  output,
  required,
  type Field,
  type InputFields,
  type OutputFields,
  type ShapeReader,
  type ShapeWriter,
} from './fields/shape.ts';
export {
  anything,
  decimal,
  flag,
  integer,
  named,
  oneOf,
  text,
  type NumberLimits,
  type TextLimits,
} from './fields/values.ts';
export { listOf, mapOf, nullable, rowsOf, within, type ListLimits } from './fields/collections.ts';
export { wireText } from './fields/wire-text.ts';
export { file } from './fields/file.ts';
export {
  isStandardSchema,
  readBySchema,
  type SchemaAnswer,
  type SchemaIssue,
  type StandardSchema,
} from './fields/schema.ts';
export { phone, phoneDigits, type PhoneForm } from './fields/phone.ts';
export { epochMilliseconds, instant, instantForms, wallClock, type Instant } from './fields/instant.ts';

export {
  downloaded,
  noInput,
  noOutput,
  operation,
  type NoInput,
  type Operation,
  type OperationFacts,
  type Reach,
  type Repeat,
} from './operations/operation.ts';
export { routine, type Routine } from './operations/routine.ts';
export { bindClient, createClient, type ClientLife, type ClientOf, type Method } from './operations/client.ts';

export type { CallOptions, Progress } from './options/call-options.ts';
export type { ClientOptions } from './options/client-options.ts';
export { systemClock, type Clock } from './options/clock.ts';
export {
  readTls,
  type ClientCertificate,
  type NetworkOptions,
  type Pem,
  type Proxy,
  type TlsOptions,
} from './options/network.ts';
export { isSecretText, readCredential, type Credential } from './options/credentials.ts';
export { refuseUnknownClientOptions } from './options/client-option-names.ts';
export { refuseUnknownOptions, type OptionNames } from './options/known-options.ts';
export { readEndpoint, type Endpoint } from './options/endpoint.ts';
export { readEnv, type EnvVariable } from './options/env.ts';
export { insecureWarning } from './options/insecure.ts';
export { isMilliseconds } from './options/read-call-options.ts';
export { optionError } from './options/option-error.ts';
export type { RetryOptions } from './options/retry.ts';

export { run } from './call/line.ts';
export { dryRun, type DryRun } from './call/dry-run.ts';
export type { NumberRedaction } from './call/redact-numbers.ts';
export { reportProgress } from './call/report-progress.ts';
export { tellObserver } from './call/tell-observer.ts';
export { compose, type Composed, type ComposeOptions } from './call/compose.ts';
export { checkHealth, diagnose, type Ailment, type Health, type HealthOptions } from './call/health.ts';
export { connect, warn, type CloseOptions, type Connection, type ConnectionFacts } from './connection.ts';
export type {
  Answer,
  Dialect,
  EncodeContext,
  JudgeContext,
  StampContext,
  StampedRequest,
  Unwritable,
  Verdict,
} from './call/dialect.ts';
export type { CallEvent, EventListener } from './call/events.ts';
export { allowDialTo, type Guard, type GuardedOperation } from './call/guard.ts';
export { createSession, type Session, type SessionRules } from './call/session.ts';
export type { Pending } from './operations/pending.ts';

export { openJson, type Opened } from './send/json.ts';
export { sendFailure } from './send/failure.ts';
export { isFailure as isFailureStatus } from './send/status.ts';
export { multipart, type UploadFile } from './send/multipart.ts';
export { kySender } from './send/ky-sender.ts';
export type {
  SchemeSender,
  SendAnswer,
  SendFailure,
  SendLimits,
  SendPlace,
  SendRequest,
  Sender,
} from './send/sender.ts';

export type {
  AwaitedOutcomes,
  Coordination,
  Expectation,
  Freshness,
  Holds,
  MaybePromise,
  PlaceWish,
  RequestLimits,
  SeenEvents,
  Tokens,
  TokenWish,
} from './coordination/coordination.ts';
export {
  memoryAwaitedOutcomes,
  memoryHolds,
  memorySeenEvents,
  memoryTokens,
  type OutcomeLimits,
  type SeenLimits,
} from './coordination/memory.ts';

export type { Download } from './streams/download.ts';
export { rowStream, type RowCounts, type RowSource, type RowStream } from './streams/rows.ts';

export {
  deliveryError,
  deliveryStatus,
  isDeliveryError,
  type Delivery,
  type DeliveryError,
  type DeliveryErrorKind,
  type DeliveryFacts,
} from './receive/delivery.ts';
export {
  createReceiver,
  type EventIdentity,
  type OpenedDelivery,
  type RawDelivery,
  type Receiver,
  type ReceiverRules,
} from './receive/receiver.ts';
export type { ReceiverOptions } from './receive/options.ts';
export { warnTurnedAway } from './receive/turned-away.ts';

export type { WireAnswer, WireExchange, WireMessage, WireReceived, WireRequest, WireSent } from './trace/exchange.ts';
export type { WireListener } from './trace/tracer.ts';
export { readTrace, replayTrace, type Replayed, type ReplayOptions, type ReplaySubject } from './trace/replay.ts';
