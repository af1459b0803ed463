/** What a code means for the request: done, done in part, turned down, wrongly put, or failed behind the toolkit. */
type StatusClass = 'success' | 'partial' | 'refused' | 'invalid-request' | 'server-side';

/** One of the toolkit's status codes, as it stands in an answer. */
interface Status {
  readonly code: number;
  readonly class: StatusClass;
  readonly description: string;
}

/**
 * All 87, by the names that the vendor gives them: one lacks a letter, one has a blank. The class is that of the single
 * code; its first three digits only say where it was found. Descriptions are ours; the vendor has none for 107020 and 108046.
 */
export const statuses = {
  PlatformAvailable: { code: 106000, class: 'success', description: 'The platform of this tenant takes requests.' },
  RequestCompleted: { code: 107000, class: 'success', description: 'The request was carried out.' },
  RequestPartiallyCompleted: {
    code: 107001,
    class: 'partial',
    description: "The request was carried out in part; some of the data couldn't be reached.",
  },
  InteractionNotFound: { code: 107002, class: 'refused', description: 'No interaction is known under this id.' },
  SegmentsNotFound: { code: 107003, class: 'refused', description: 'The tenant has no segments.' },
  InvalidOperationModeReturned: {
    code: 107004,
    class: 'server-side',
    description: 'The operation mode is missing or unknown.',
  },
  RequestRefusedDueToOperationMode: {
    code: 107005,
    class: 'refused',
    description: 'The queue takes no interactions in its present operation mode.',
  },
  AppointmentsDisabled: { code: 107007, class: 'refused', description: 'Appointments are switched off.' },
  DuplicateContactInQueue: {
    code: 107009,
    class: 'refused',
    description: 'Callback Double Check found this contact in the queue.',
  },
  AppointmentTimeAfterHours: {
    code: 107010,
    class: 'refused',
    description: 'The appointment lies outside the business hours.',
  },
  AppointmentTimeBeforeEWT: {
    code: 107011,
    class: 'refused',
    description: 'The appointment lies before the end of the estimated wait.',
  },
  AppointmentSlotsNotFound: { code: 107012, class: 'refused', description: 'No free slot was found.' },
  AppointmentTimeFull: { code: 107014, class: 'refused', description: 'The slot is full.' },
  InteractionStatePreventsModifingAppointmentTime: {
    code: 107015,
    class: 'refused',
    description: "The interaction is active; its appointment can't be moved.",
  },
  InvalidContactURIFormat: {
    code: 107017,
    class: 'invalid-request',
    description: 'The Contact URI has a wrong number or a wrong date.',
  },
  InteractionStatePreventsRequestedAction: {
    code: 107018,
    class: 'refused',
    description: "The state of the interaction doesn't allow this now.",
  },
  InvalidSourceApplicationFormat: {
    code: 107019,
    class: 'invalid-request',
    description: 'The source application is malformed.',
  },
  SegmentNotSet: { code: 107020, class: 'refused', description: '' },
  RequestCompletedWithInteractionId: {
    code: 107100,
    class: 'success',
    description: 'The request was carried out; the answer names the interaction.',
  },
  InvalidTenant: { code: 108000, class: 'invalid-request', description: 'There is no such tenant.' },
  InvalidSegment: { code: 108001, class: 'invalid-request', description: 'The tenant has no such segment.' },
  InvalidDateTime: {
    code: 108004,
    class: 'invalid-request',
    description: "The date isn't written as yyyy-mm-ddTHH:mm:ssZ.",
  },
  InvalidContact: {
    code: 108005,
    class: 'invalid-request',
    description: 'The contact breaks the rules for phone numbers.',
  },
  InvalidInteractionId: { code: 108007, class: 'invalid-request', description: 'The interaction id is malformed.' },
  ContactRequired: { code: 108009, class: 'invalid-request', description: 'The contact is missing.' },
  AppointmentTimeRequired: { code: 108010, class: 'invalid-request', description: 'The appointment time is missing.' },
  UserDataRequired: { code: 108011, class: 'invalid-request', description: 'The user data is missing.' },
  ReferToHeaderRequired: {
    code: 108012,
    class: 'invalid-request',
    description: 'The user data has no value for Refer to Header.',
  },
  InteractionIdRequired: { code: 108014, class: 'invalid-request', description: 'The interaction id is missing.' },
  InvalidNumberOfTimeSlotsRequested: {
    code: 108015,
    class: 'invalid-request',
    description: 'The number of slots must be above zero.',
  },
  QueueIdRequired: { code: 108016, class: 'invalid-request', description: 'The queue id is missing.' },
  AppointmentTimeInThePast: {
    code: 108019,
    class: 'invalid-request',
    description: 'The appointment lies in the past.',
  },
  SegmentRequired: { code: 108022, class: 'invalid-request', description: 'The segment is missing.' },
  InvalidSearchParameters: { code: 108026, class: 'invalid-request', description: 'A search parameter is wrong.' },
  ReasonRequired: { code: 108027, class: 'invalid-request', description: 'The reason is missing.' },
  InvalidInteractionReason: {
    code: 108028,
    class: 'invalid-request',
    description: 'The reason must be Web Canceled or Admin Canceled.',
  },
  InteractionCannotBeCancelled: {
    code: 108029,
    class: 'refused',
    description: "Only a callback that hasn't been accepted can be cancelled.",
  },
  InvalidAction: { code: 108030, class: 'invalid-request', description: 'The action is unknown.' },
  CancelledByRequired: { code: 108031, class: 'invalid-request', description: 'CancelledBy is missing.' },
  ResultRequired: { code: 108032, class: 'invalid-request', description: 'The result is missing.' },
  InvalidResult: { code: 108033, class: 'invalid-request', description: 'The result is unknown.' },
  QueueVariableValueRequired: {
    code: 108034,
    class: 'invalid-request',
    description: 'The value of the queue variable is missing.',
  },
  AppointmentTimeAfterAppointmentTimesRange: {
    code: 108037,
    class: 'invalid-request',
    description: 'The appointment lies behind the range in which one may be made.',
  },
  InvalidDataName: { code: 108038, class: 'invalid-request', description: 'The data name is wrong.' },
  DataValueRequired: { code: 108039, class: 'invalid-request', description: 'The data value is missing.' },
  UserDataFailedValidation: {
    code: 108040,
    class: 'invalid-request',
    description: 'The user data has a wrong format.',
  },
  ExternalTrackingIdMissing: {
    code: 108041,
    class: 'invalid-request',
    description: 'The external tracking id is missing or wrong.',
  },
  DuplicateExternalTrackingIdFound: {
    code: 108042,
    class: 'refused',
    description: 'The external tracking id is in use.',
  },
  KeyNotSupportedUpdatingData: {
    code: 108043,
    class: 'invalid-request',
    description: "Data can't be updated by this key.",
  },
  SkillIdRequired: { code: 108044, class: 'invalid-request', description: 'The skill id is missing.' },
  SkillIdNotFound: { code: 108045, class: 'invalid-request', description: 'There is no such skill.' },
  'InteractionIDOrExternalTrackingID Required': { code: 108046, class: 'invalid-request', description: '' },
  DequeuedReasonMissing: {
    code: 108047,
    class: 'invalid-request',
    description: 'The reason for leaving the queue is missing.',
  },
  DequeuedReasonInvalid: {
    code: 108048,
    class: 'invalid-request',
    description: 'The reason must be AgentAnswered or Abandoned.',
  },
  InvalidCallType: { code: 108054, class: 'invalid-request', description: 'The call type must be ASAP or Callback.' },
  InteractionCannotBeDisconnected: {
    code: 108055,
    class: 'refused',
    description: 'Only an interaction in inbound treatment or in a queue can be disconnected.',
  },
  UnexpectedError: { code: 109000, class: 'server-side', description: 'Something unexpected happened on the server.' },
  MethodNotImplemented: { code: 109001, class: 'server-side', description: "This server doesn't have the method." },
  CommunicationTimeout: {
    code: 109002,
    class: 'server-side',
    description: "A Callback resource didn't answer in time.",
  },
  ResourcesUnavailable: { code: 109003, class: 'server-side', description: 'A Callback resource is down.' },
  PlatformUnavailable: { code: 109004, class: 'server-side', description: 'The platform takes no requests.' },
  // The vendor's own sentence: without its stop, it is all that tells a licence from a failure in versions 1 to 4.
  LicenseUnavailable: {
    code: 109005,
    class: 'server-side',
    description: 'A license for this request is not available.',
  },
  TenantsNotFound: { code: 109006, class: 'server-side', description: 'There are no tenants.' },
  InvalidInteractionIdReturned: { code: 109008, class: 'server-side', description: 'Callback gave no interaction id.' },
  AppointmentError: { code: 109009, class: 'server-side', description: "The appointment couldn't be made." },
  UnableToCreateInteraction: {
    code: 109010,
    class: 'server-side',
    description: 'A Callback component failed to create the interaction.',
  },
  InternalCommunicationError: {
    code: 109011,
    class: 'server-side',
    description: 'Communication inside Callback failed.',
  },
  InvalidEWTReturned: { code: 109012, class: 'server-side', description: 'The estimated wait came back wrong.' },
  InvalidOfferTreatment: { code: 109015, class: 'server-side', description: 'The offered treatment is wrong.' },
  QueueIdNotFound: { code: 109016, class: 'invalid-request', description: 'There is no such queue.' },
  InvalidAppointmentTimeListReturned: {
    code: 109017,
    class: 'server-side',
    description: 'The list of slots came back wrong.',
  },
  InvalidQueueCountReturned: { code: 109019, class: 'server-side', description: 'The queue count came back wrong.' },
  InvalidResultConfiguration: {
    code: 109020,
    class: 'server-side',
    description: 'The results are configured wrongly.',
  },
  ContactNotFound: { code: 109021, class: 'refused', description: 'The contact is unknown.' },
  GlobalIdMismatch: { code: 109022, class: 'server-side', description: 'The global id is unknown to the toolkit.' },
  InvalidModeStatusReturned: { code: 109024, class: 'server-side', description: 'The mode status came back wrong.' },
  InvalidRecommendedDestinationReturned: {
    code: 109025,
    class: 'server-side',
    description: 'The recommended destination came back wrong.',
  },
  InvalidInteractionDataReturned: {
    code: 109026,
    class: 'server-side',
    description: "The data of the interaction didn't come back.",
  },
  InvalidSegmentTreatmentType: {
    code: 109027,
    class: 'refused',
    description: "The treatment type of the segment doesn't fit the request.",
  },
  DataNameUnavailable: { code: 109028, class: 'refused', description: 'The data name is private' },
  DataRequired: { code: 109029, class: 'invalid-request', description: 'The request has no data' },
  InvalidModeStatusForInteraction: {
    code: 109030,
    class: 'server-side',
    description: "The mode status doesn't allow adding an interaction.",
  },
  UpdateInteractionDataFailed: {
    code: 109031,
    class: 'partial',
    description: "Two or more data values weren't updated.",
  },
  InvalidLicenseResult: { code: 109032, class: 'server-side', description: 'The licence check came back wrong.' },
  FeatureUnavailable: { code: 109033, class: 'refused', description: "The site or queue doesn't have this feature." },
  NoValidLicenseFile: {
    code: 109034,
    class: 'server-side',
    description: 'The licence file is missing, wrong or too old.',
  },
  BandwidthExceeded: { code: 109035, class: 'refused', description: "Too many requests in the licence's time window." },
} as const;

/** The name of a code, as the vendor spells it. */
export type StatusName = keyof typeof statuses;

/** What versions 1 to 4 say in words with 109003 (ResourcesUnavailable), when it is a licence that is missing. */
export const noLicence = 'A license for this request is not available';

/** A code by its number; undefined for one that the vendor doesn't know. */
export const statusOf = (code: number): (Status & { readonly name: string }) | undefined => {
  const known = Object.entries<Status>(statuses).find(([, status]) => status.code === code);
  return known && { name: known[0], ...known[1] };
};
