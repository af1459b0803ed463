export { createGcClient, type GcClient } from './client.ts';
export type { RequestFacts } from './callback/receiver.ts';
export type { GcCommand, GcWire } from './command.ts';
export { gcHttpProfile, type GcHttpProfile } from './http-profile.ts';
export { gcOptionsFromEnv, type AgentOptions, type GcOptions, type HeartbeatOptions } from './options.ts';
export * as operations from './operations/index.ts';
export type { DialogInput, ExtensionAndDialogInput, NumberAndDialogInput, NumberInput } from './operations/calls.ts';
export type { CallVariableInput, WrapUpReasonInput } from './operations/dialogs.ts';
export type { AgentExtensionInput, PageInput, PhonebookInput, TeamInput } from './operations/lists.ts';
export type { CallbackTarget, ReclassifyInput, ScheduleCallbackInput } from './operations/outbound.ts';
export type { LoginInput, MobileAgentLoginInput, ReasonInput } from './operations/session.ts';
export type { AgentAtExtension, AgentInDialog, TeamAgentInput, TeamUsersInput } from './operations/supervisor.ts';
export type { LoggedIn } from './replies.ts';
export type { EventStreamOptions, GcEventStream, GcListener } from './session/listeners.ts';
export type { GcSession } from './session/session.ts';
export type { SessionStatus, StatusListener } from './session/status.ts';
export type { Availability, GcCallOptions, GcError, GcMethod, GcResult, GcVerb, ReplyRule } from './verb.ts';

export { gcCodes, readErrorEvent } from './codes.ts';
export type { GcCode, GcCodeCatalogue, GcCodeEntry, GcCodeReading, GcErrorFields } from './codes.ts';
export { errorBehaviours, type GcCodeFacts, type GcErrorBehaviour } from './codes/entries.ts';

export { readEvent } from './events/read-event.ts';
export { readCallback } from './events/read-callback.ts';
export { rawOf } from './events/raw.ts';
export type { GcEvent, GcEventOf, GcEventType, GcUnknownEvent } from './events/event.ts';

export type { GcConnectStatusEvent, GcErrorEvent, GcSystemEvent } from './events/connection.ts';
export type { GcAgentInfoEvent, GcStateEvent } from './events/agent.ts';
export type {
  GcCallFacts,
  GcCallProgress,
  GcConsultCallEvent,
  GcDialogFacts,
  GcDialogStateEvent,
  GcInboundCallEvent,
  GcNewInboundCallEvent,
  GcOutboundCallEvent,
} from './events/calls.ts';
export type { CallParticipant, CallVariable } from './events/call-data.ts';
export type { GcReasonCodesEvent, ReasonCode } from './events/reason-codes.ts';
export type { GcAgentsEvent, GcSupervisorsEvent, GcTeamAgentsEvent, ListedUser } from './events/users.ts';
export type { GcQueueStatsEvent, Queue, QueueStatistics } from './events/queues.ts';
export type {
  GcContactsEvent,
  GcPhonebooksEvent,
  GcTeamPhonebooksEvent,
  Phonebook,
  PhonebookContact,
} from './events/phonebooks.ts';
export type { GcCallbackEvent, GcControlEvent, GcMessageFacts, GcStatusEvent } from './events/messages.ts';
export type { GcAgentExtensionEvent, GcSkillGroupsEvent, MobileAgentPort } from './events/ucce.ts';
export type { NamedItem } from './events/named.ts';

export {
  agentStates,
  askedDialogStates,
  callTypes,
  connectStatuses,
  consultStates,
  dialogStates,
  failureCauses,
  participantActions,
  participantStates,
  phonebookTypes,
  reasonCodeCategories,
  systemStatuses,
  wrapUpModes,
  type AgentState,
  type AskedDialogState,
  type CallType,
  type ConnectStatus,
  type ConsultState,
  type DialogState,
  type FailureCause,
  type ParticipantAction,
  type ParticipantState,
  type PhonebookType,
  type ReasonCodeCategory,
  type SystemStatus,
  type WrapUpMode,
} from './events/words.ts';

// What every user of a Result needs, so that one import is enough.
export {
  all,
  allowDialTo,
  andThen,
  categories,
  deliveryStatus,
  diagnose,
  err,
  errorKinds,
  fromPlain,
  isDeliveryError,
  isErr,
  isOk,
  isTrunklineError,
  map,
  mapError,
  match,
  ok,
  outcomes,
  partition,
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
  type DeliveryError,
  type DeliveryErrorKind,
  type DeliveryFacts,
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
