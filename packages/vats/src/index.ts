export { connectVats, createVatsClient, type VatsClient, type VatsConnection, type VatsError } from './client.ts';
export { vatsCodes, type VatsCode, type VatsCodeEntry } from './codes.ts';
export { publishedLimits, vatsLimits, type PublishedLimit } from './limits.ts';
export { vatsOptionsFromEnv, type VatsClientWebhooks, type VatsOptions } from './options.ts';
export type { Accepted, CommandInput, ItemResults, VatsOperation, VatsWire } from './operation.ts';
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
export type { BookAll, BookTotal } from './operations/address-book/all.ts';
export type {
  ContactChange,
  ContactEmailInput,
  ContactFields,
  ContactMessengerInput,
  ContactNetInput,
  ContactPhoneInput,
  CustomValueInput,
  NewContact,
} from './operations/address-book/contacts/contact-input.ts';
export type {
  Contact,
  ContactMessenger,
  ContactNet,
  ContactPhone,
  CustomValue,
  Messenger,
  PhoneType,
  SocialNet,
} from './operations/address-book/contacts/contact.ts';
export type {
  ContactMove,
  ContactReference,
  ContactSearch,
  ContactsUpdate,
  NewContacts,
} from './operations/address-book/contacts/contacts.ts';
export type { CustomField, CustomFieldItem, CustomFieldType } from './operations/address-book/custom-fields.ts';
export type {
  AddressBookGroup,
  BookGroupReference,
  BookGroupsUpdate,
  NewBookGroup,
  NewBookGroups,
} from './operations/address-book/groups.ts';
export type { BookIds, BookItems } from './operations/address-book/items.ts';
export type { BookLink } from './operations/address-book/link.ts';
export type {
  AddressBookOrganization,
  NewOrganization,
  NewOrganizations,
  OrganizationReference,
  OrganizationsUpdate,
} from './operations/address-book/organizations.ts';
export type { BookMode, BookMove, BookOrder, BookPage, BookSearch } from './operations/address-book/paging.ts';
export type { Balance } from './operations/account.ts';
export type { Group, GroupDialing, GroupFilter, GroupMember, MemberDialing } from './operations/groups.ts';
export type { IncomingLine } from './operations/lines.ts';
export type {
  Recognition,
  RecognitionReference,
  RecognisedChannel,
  RecognisedWord,
} from './operations/recognition/results.ts';
export type { RecordUpload } from './operations/recognition/upload-record.ts';
export type { RecognitionRequest, RecognitionUpload } from './operations/recognition/upload.ts';
export type { RecognitionWaitOptions } from './operations/recognition/wait.ts';
export type {
  RecordingAction,
  RecordingReference,
  RecordingUrl,
  RecordingUrlInput,
} from './operations/recordings/get-url.ts';
export type { AccountLinkInput, RecordingLink, RecordingLinkInput } from './operations/recordings/links.ts';
export type { StartRecordingInput } from './operations/recordings/start.ts';
export type { WaitUntilSavedOptions } from './operations/recordings/wait.ts';
export type { RequestOptions } from './operations/request.ts';
export type {
  AiAgent,
  AiAgentField,
  AiAgentFinding,
  AiAgentResult,
  AiAgentResultsInput,
  AiAgentsInput,
} from './operations/speech/ai-agents.ts';
export type {
  ConversationInfo,
  ConversationsReference,
  ConversationSummary,
  SpeechRecord,
  SpeechRecordsInput,
} from './operations/speech/conversations.ts';
export type {
  CategoriesInput,
  Phrase,
  RecordingCategories,
  RecordingsReference,
  RecordingTranscript,
  SpeechCategory,
  SpeechTerm,
} from './operations/speech/recordings.ts';
export type {
  CallDirection,
  CallMember,
  CallStart,
  CallTraits,
  MemberKind,
  StatisticsCall,
} from './operations/stats/call.ts';
export type { DefaultColumn, StatisticsColumn, StatisticsRow } from './operations/stats/columns.ts';
export type { StatisticsInput, StatisticsSummary } from './operations/stats/fetch.ts';
export type { CallStatisticsInput } from './operations/stats/fetch-calls.ts';
export type {
  StatisticsFilter,
  StatisticsKey,
  StatisticsParty,
  StatisticsRequest,
  StatisticsResult,
} from './operations/stats/request.ts';
export type {
  CallExtraField,
  CallsAtOnce,
  CallsOfDay,
  CallStatisticsFilter,
  CallStatisticsRequest,
  CallStatisticsResult,
  CallStatisticsState,
  RecallStatus,
} from './operations/stats/request-calls.ts';
export type { StatisticsOptions } from './operations/stats/wait.ts';
export type { SipHeaders } from './sip-headers.ts';
export type { SmsInput } from './operations/sms.ts';
export type { User, UserExtraField, UserFilter, UserGeneral, UserNumber, UserTelephony } from './operations/users.ts';

export type { RunOptions, WaitOptions } from './commands.ts';
export type { CommandOutcome } from './outcomes.ts';
export { callHistory, type CallHistory, type CallLeg } from './call-history.ts';

export { createVatsWebhooks, type VatsWebhooks, type VatsWebhooksOptions } from './webhooks/webhooks.ts';
export type { VatsCredentials } from './webhooks/credentials.ts';
export type { VatsListener } from './webhooks/listeners.ts';
export type { VatsEvent, VatsEventKind, VatsEventOf } from './webhooks/event.ts';
export type {
  BookChange,
  VatsContactsEvent,
  VatsGroupsEvent,
  VatsOrganizationsEvent,
} from './webhooks/events/address-book.ts';
export type { Appeal, AppealChannel, AppealResult, KnownAppealChannel, KnownAppealResult } from './appeals.ts';
export type { AppealMessage, VatsAppealClosedEvent } from './webhooks/events/appeal.ts';
export type {
  CallbackInitiator,
  CallFrom,
  CallLocation,
  CallState,
  CallTo,
  CallTracking,
  TransferMethod,
  VatsCallEvent,
} from './webhooks/events/call.ts';
export type { BookContact, BookEmail, BookGroup, BookOrganization, BookPhone } from './webhooks/events/contact.ts';
export type {
  ChatFacts,
  RatingQuestion,
  VatsChatMessageEvent,
  VatsChatRatingEvent,
  VatsChatReadEvent,
  VatsChatTypingEvent,
} from './webhooks/events/messages.ts';
export type { VatsConnectionCheckEvent, VatsUnknownEvent } from './webhooks/events/other.ts';
export type {
  StoredRecordingFacts,
  VatsRecordingAddedEvent,
  VatsRecordingEvent,
  VatsRecordingTaggedEvent,
} from './webhooks/events/recordings.ts';
export type { CommandName, VatsCommandResultEvent, VatsStatisticsReadyEvent } from './webhooks/events/results.ts';
export type { VatsDtmfEvent, VatsRecognitionEvent, VatsSmsEvent } from './webhooks/events/signals.ts';
export type { SummaryParty, VatsSummaryEvent } from './webhooks/events/summary.ts';
export type { VatsTaskEvent } from './webhooks/events/task.ts';
export type { UserStatus, VatsSessionEndEvent, VatsUserStatusEvent } from './webhooks/events/users.ts';

// What every user of a Result needs, so that one import is enough.
export {
  all,
  allowDialTo,
  andThen,
  categories,
  err,
  deliveryStatus,
  errorKinds,
  fromPlain,
  isDeliveryError,
  isErr,
  isOk,
  isTrunklineError,
  map,
  mapError,
  match,
  memoryAwaitedOutcomes,
  memorySeenEvents,
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
  type ApiError,
  type AwaitedOutcomes,
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
  type Download,
  type DecodeError,
  type DecodeReason,
  type Delivery,
  type DeliveryError,
  type DeliveryErrorKind,
  type DeliveryFacts,
  type Effect,
  type Err,
  type ErrorKind,
  type EventListener,
  type Expectation,
  type Freshness,
  type Guard,
  type GuardedOperation,
  type Health,
  type HealthOptions,
  type HttpError,
  type InputError,
  type Instant,
  type Issue,
  type Meta,
  type NetworkOptions,
  type NetworkError,
  type NetworkReason,
  type NoInput,
  type Notice,
  type Ok,
  type Operation,
  type Outcome,
  type Phase,
  type PlainResult,
  type OutcomeLimits,
  type Progress,
  type RawDelivery,
  type Receiver,
  type RowCounts,
  type RowStream,
  type ReceiverOptions,
  type RefusedError,
  type RefusedReason,
  type RequestLimits,
  type Result,
  type RetryAdvice,
  type RetryOptions,
  type SeenEvents,
  type SeenLimits,
  type SendAnswer,
  type SendFailure,
  type SendLimits,
  type SendRequest,
  type Sender,
  type StandardSchema,
  type TimeoutError,
  type TimeoutScope,
  type TlsReason,
  type TrunklineError,
  type UnexpectedError,
  type UploadFile,
} from '@trunkline/core';
