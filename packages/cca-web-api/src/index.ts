export {
  connectCcaWebApi,
  createCcaWebApiClient,
  type CcaWebApiClient,
  type CcaWebApiConnection,
  type CcaWebApiError,
} from './client.ts';
export {
  ccaWebApiCodes,
  type CcaWebApiCode,
  type CcaWebApiCodeCatalogue,
  type CcaWebApiCodeEntry,
  type CcaWebApiCodeReading,
} from './codes.ts';
export type { CcaWebApiCodeDialect } from './codes/dialect.ts';
export type { CcaWebApiCodeGroup } from './codes/entries.ts';
export { serverTime, type Condition, type NestedCondition } from './conditions.ts';
export type { Created, DataToken, WithProperties } from './answers.ts';
export type { CcaWebApiId, CcaWebApiRecord } from './fields.ts';
export type { NamedObject } from './named-object.ts';
export type { CcaWebApiOperation, CcaWebApiWire } from './operation.ts';
export * as operations from './operations/index.ts';
export type { Agent, AgentInput } from './operations/agents.ts';
export type { Call, CallSearch } from './operations/calls.ts';
export type {
  CapiGroup,
  CapiGroupChange,
  CapiGroupReference,
  CapiMembership,
  CapiMembershipChange,
  NewCapiGroup,
} from './operations/capi-groups.ts';
export type { FaceCapiGroup, FaceSurveyTask } from './operations/face.ts';
export type { ContactSearch, ContactSearchReference } from './operations/lists/contact-search.ts';
export type { FindContactsOptions } from './operations/lists/find-contacts.ts';
export type { ContactList, ListCommand, ListReference } from './operations/lists/lists.ts';
export type { Answered, SearchAnswer } from './operations/lists/search-answer.ts';
export type { DownloadOptions, Query, RequestOptions } from './operations/request.ts';
export type { SessionCheck, SessionCheckInput } from './operations/session.ts';
export type { ContentUpdate } from './operations/survey-tasks/content.ts';
export type { Feedback, FeedbackReference } from './operations/survey-tasks/feedback.ts';
export type { InterviewsInput, InterviewsUpload } from './operations/survey-tasks/interviews.ts';
export type { QuotaAvailabilityInput, QuotaChange } from './operations/survey-tasks/quota.ts';
export type { QuotaNode } from './operations/survey-tasks/quota-node.ts';
export type { ResourceReference } from './operations/survey-tasks/resources.ts';
export type { SurveyTask, SurveyTaskReference, SurveyTaskState } from './operations/survey-tasks/survey-task.ts';
export type { DatabaseSettingsInput, NewSurveyTask, SurveyTaskFilter } from './operations/survey-tasks/survey-tasks.ts';
export type { WebConnectionReference, WebConnectionState } from './operations/survey-tasks/web-connections.ts';
export {
  ccaWebApiOptionsFromEnv,
  type CcaWebApiLogin,
  type CcaWebApiOptions,
  type CcaWebApiPermanentToken,
  type CcaWebApiSettings,
} from './options.ts';
export type { CcaWebApiAuthScheme } from './wire.ts';

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
  type Download,
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
  type Instant,
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
  type Pending,
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
  type StandardSchema,
  type TimeoutError,
  type TimeoutScope,
  type TlsReason,
  type Tokens,
  type TrunklineError,
  type UnexpectedError,
  type UploadFile,
} from '@trunkline/core';
