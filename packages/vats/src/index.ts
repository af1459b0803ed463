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
  RenamedBookGroup,
} from './operations/address-book/groups.ts';
export type { BookIds, BookItems } from './operations/address-book/items.ts';
export type { BookLink } from './operations/address-book/link.ts';
export type {
  AddressBookOrganization,
  NewOrganization,
  NewOrganizations,
  OrganizationReference,
  OrganizationsUpdate,
  RenamedOrganization,
} from './operations/address-book/organizations.ts';
export type { BookMode, BookMove, BookOrder, BookPage, BookSearch } from './operations/address-book/paging.ts';
export type { Balance } from './operations/account.ts';
export type { AudioFile } from './operations/audio.ts';
export type { AutosecretaryFilter, AutosecretarySwitch } from './operations/autosecretary.ts';
export type {
  AutosecretaryAction,
  AutosecretaryActionKind,
  AutosecretaryDays,
  AutosecretaryHours,
  AutosecretaryNotification,
  AutosecretaryRule,
  AutosecretarySchedule,
} from './operations/autosecretary-rule.ts';
export type {
  AddListedNumberInput,
  ListedNumber,
  ListedNumberReference,
  ListName,
  NumberList,
  NumberLists,
} from './operations/bw-lists.ts';
export type { AllCampaignTasks } from './operations/campaigns/all-tasks.ts';
export type {
  AfterCallSeconds,
  CampaignChange,
  CampaignHours,
  CampaignSettings,
  NewCampaign,
} from './operations/campaigns/campaign-input.ts';
export type { Campaign, CampaignCreator, CampaignRedials } from './operations/campaigns/campaign.ts';
export type {
  CampaignDetails,
  CampaignQuestion,
  CampaignReference,
  CampaignState,
  CreatedCampaign,
} from './operations/campaigns/campaigns.ts';
export type { CampaignCustomField, CustomFieldPlaces } from './operations/campaigns/custom-fields.ts';
export type { FinishedTasksFilter } from './operations/campaigns/finished-tasks.ts';
export type { PageSubtask, PageTask, PageTaskField, PageTaskOfCampaign } from './operations/campaigns/page-task.ts';
export type { CampaignTasksFilter, CampaignTasksPage, CampaignTasksQuestion } from './operations/campaigns/page.ts';
export type {
  AntirobotNotAvailableSeconds,
  AntirobotSeconds,
  BusySeconds,
  NoAnswerSeconds,
  RedialSettings,
  Redials,
} from './operations/campaigns/redial-input.ts';
export type { CampaignAttempt, CampaignReport, ReportedTask } from './operations/campaigns/report.ts';
export type { CampaignTaskChange, NewCampaignTask, NewSubtask } from './operations/campaigns/task-input.ts';
export type { CampaignTask, ListedTask, Subtask } from './operations/campaigns/task.ts';
export type {
  AddedTask,
  CampaignTaskQuestion,
  CampaignTaskReference,
  CampaignTaskReferences,
  CreatedTask,
  NewCampaignTasks,
} from './operations/campaigns/tasks.ts';
export type {
  CampaignService,
  CampaignStatus,
  CampaignStatusReason,
  CampaignTaskResult,
  CampaignTaskStatus,
  SubtaskType,
} from './operations/campaigns/words.ts';
export type { ClosedAppeal, CreatedAppeal } from './operations/cc/appeals.ts';
export type { ContactCentreCall, EntryReference, QualityMark } from './operations/cc/call.ts';
export type { DealReference, DealSettings, DealUpdate, NewDeal } from './operations/cc/deals/deal-input.ts';
export type { Deal, DealFailure, DealStatus } from './operations/cc/deals/deal.ts';
export type { DealFilter } from './operations/cc/deals/deals.ts';
export type { AddedDocument, DealDocument, NewDealDocument } from './operations/cc/deals/documents.ts';
export type { DealCustomField, DealFieldChoice, FunnelStep, SalesFunnel } from './operations/cc/deals/settings.ts';
export type { AvailableStatus, Tag } from './operations/cc/lists.ts';
export type { AppFileMessage, AppMessage, AppTextMessage } from './operations/cc/message.ts';
export type {
  ChatHistoryQuestion,
  ChatMessage,
  ChatReference,
  MessageReceipt,
  SentMessage,
  ChatTyping,
} from './operations/cc/messages.ts';
export type {
  Presence,
  PresenceFilter,
  PresentSession,
  SessionAbility,
  SessionType,
} from './operations/cc/presence.ts';
export type { ConversationScript, QualityQuestion, QualityQuestionReference } from './operations/cc/script.ts';
export type { ContactCentreSession, SessionStatus } from './operations/cc/sessions.ts';
export type { TaskReferences, TaskResult, TaskResults } from './operations/cc/tasks/finish.ts';
export type { TaskSettings, TaskUpdate } from './operations/cc/tasks/task-input.ts';
export type { ContactCentreTask } from './operations/cc/tasks/task.ts';
export type { SavedTask, TaskFilter, TaskReference } from './operations/cc/tasks/tasks.ts';
export type { UserStatusChange } from './operations/cc/users.ts';
export type { DynamicNumber, PageVisit, Visitor, VisitorChannel, VisitorLocation } from './operations/call-tracking.ts';
export type {
  AddForwardingInput,
  ForwardingFilter,
  ForwardingReference,
  ForwardingRules,
  ForwardingSettings,
  UpdateForwardingInput,
} from './operations/forwarding.ts';
export type {
  ForwardedOutside,
  ForwardedUser,
  ForwardingDestination,
  ForwardingNumberType,
  ForwardingRule,
  ForwardOutside,
  ForwardToGroup,
  ForwardToUser,
} from './operations/forwarding-rule.ts';
export type {
  CreatedGroup,
  CreateGroupInput,
  GroupMemberToSet,
  GroupReference,
  GroupSettings,
  UpdateGroupInput,
} from './operations/groups/change.ts';
export type { Group, GroupDialing, GroupMember, MemberDialing } from './operations/groups/group.ts';
export type { GroupFilter } from './operations/groups/list.ts';
export type { AddMemberInput, RemoveMemberInput } from './operations/groups/members.ts';
export type { IncomingLine } from './operations/lines.ts';
export type { ChangeOf } from './operations/cc/merge.ts';
export type { MergeMethod } from './operations/merging.ts';
export type { BlockedFilter, BlockedNumber, BlockMode } from './operations/outbound-blacklist/get.ts';
export type { Blocked, BlockInput, NumberToBlock, UnblockInput } from './operations/outbound-blacklist/numbers.ts';
export type { BlockModeInput, DescribeBlockedInput } from './operations/outbound-blacklist/settings.ts';
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
export type { Permission, Role } from './operations/roles.ts';
export type { AssignSchemaInput, Schema, SchemaFilter } from './operations/schemas.ts';
export type {
  CreateSipInput,
  PaidAddress,
  SipAccount,
  SipReference,
  UpdateSipInput,
  UserSips,
} from './operations/sips.ts';
export type { SmsInput } from './operations/sms.ts';
export type { TrunkDirection, TrunkNumber } from './operations/trunks.ts';
export type { CreatedUser, CreateUserInput, UpdateUserInput, UserReference } from './operations/users/change.ts';
export type { UserExtraField, UserFilter } from './operations/users/list.ts';
export type { NumberToRing } from './operations/users/number.ts';
export type { AddUserNumberInput, RemoveUserNumberInput } from './operations/users/numbers.ts';
export type { NumberDays, NumberHours, NumberSchedule } from './operations/users/schedule.ts';
export type { UserSettings } from './operations/users/settings.ts';
export type { User, UserGeneral, UserNumber, UserTelephony } from './operations/users/user.ts';

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
export type {
  CustomFieldKind,
  KnownUserStatus,
  TaskPriority,
  TaskStatus,
  TaskType,
  UserStatus,
} from './contact-centre.ts';
export type { VatsSessionEndEvent, VatsUserStatusEvent } from './webhooks/events/users.ts';

// What every user of a Result needs, so that one import is enough.
export * from './from-core.ts';
