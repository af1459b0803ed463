/** One element of a request or an answer. Without `fields` and `item` it holds text. */
export interface Field {
  readonly name: string;
  /** The elements within. */
  readonly fields?: Shape;
  /** The element is a list; this is the name of one of its elements, which has the `fields`, or text when there are none. */
  readonly item?: string;
  /** The element itself may come several times. */
  readonly repeats?: boolean;
  /** Of a tenant, which every other operation that has one wants. */
  readonly optional?: boolean;
  /** Other spellings that are understood where a wire isn't strict: none of them is documented. */
  readonly alsoAs?: readonly string[];
}

/** Elements, in their order on the wire. */
export type Shape = readonly Field[];

/** What an operation takes and gives. */
export interface Message {
  readonly request: Shape;
  /** Beside the status, which every answer has. */
  readonly answer: Shape;
}

const texts = (...names: readonly string[]): Shape => names.map((name) => ({ name }));

const pairs = (name: string, alsoAs: readonly string[] = []): Field => ({
  name,
  alsoAs,
  item: 'Item',
  fields: [
    { name: 'Name', alsoAs: ['Key', 'DataName'] },
    { name: 'Value', alsoAs: ['DataValue'] },
  ],
});

const userData = pairs('UserData', ['Data', 'DataValues']);
const trackingId: Field = { name: 'ExternalTrackingId', alsoAs: ['ExternalTrackingID', 'TrackingId'] };
const interactionId: Field = { name: 'InteractionId', alsoAs: ['InteractionID'] };
const queueId: Field = { name: 'QueueId', alsoAs: ['QueueID'] };
const tenant: Field = { name: 'Tenant', alsoAs: ['TenantName', 'Site'] };
const segment: Field = { name: 'Segment', alsoAs: ['SegmentName'] };
const ofQueue: Shape = [tenant, segment, queueId];

const interaction: Shape = [
  ...texts('Id', 'Tenant', 'Queue', 'Segment', 'Contact', 'InteractionType'),
  pairs('Information'),
  userData,
];

/** The status of every answer. */
export const status: Field = { name: 'Status', fields: texts('Code', 'Result', 'Description') };

/** The operations. Only AddInteraction and CreateInteraction are documented names; the others are guesses. */
export const operationNames = [
  'IsPlatformAvailable',
  'GetTenants',
  'GetLicenseAvailability',
  'GetSegments',
  'GetEWT',
  'GetQueueCount',
  'GetQueueVariables',
  'SetQueueVariable',
  'GetOperationMode',
  'GetTreatment',
  'GetAppointmentTimes',
  'AddInteraction',
  'CreateInteraction',
  'GetInteraction',
  'QueryInteraction',
  'ModifyInteraction',
  'RemoveInteraction',
  'CancelInteraction',
  'DequeueInteraction',
  'DisconnectInteraction',
  'GetInteractionData',
  'UpdateInteractionData',
] as const;

export type OperationName = (typeof operationNames)[number];

/**
 * What each takes and gives. Of the elements, Tenant, Segment, Contact, Options, ClientId, AppointmentTime, UserData,
 * SourceApplication, Action, AppointmentTimes and CancelledBy are named in the vendor's texts; the others, and all nesting
 * but that of Options, are guesses.
 */
export const messages: Readonly<Record<OperationName, Message>> = {
  IsPlatformAvailable: { request: [tenant], answer: [] },
  GetTenants: { request: [], answer: [{ name: 'Tenants', item: 'Tenant' }] },
  GetLicenseAvailability: { request: [tenant], answer: texts('Available') },
  GetSegments: {
    request: [{ ...tenant, repeats: true }],
    answer: [
      {
        name: 'Segments',
        item: 'Segment',
        fields: [...texts('Tenant', 'Queue', 'Name'), pairs('StateData'), pairs('Variables')],
      },
    ],
  },
  GetEWT: { request: ofQueue, answer: texts('EWT') },
  GetQueueCount: { request: ofQueue, answer: texts('QueueCount') },
  GetQueueVariables: { request: ofQueue, answer: [pairs('Variables')] },
  SetQueueVariable: {
    request: [
      queueId,
      { name: 'VariableName', alsoAs: ['Name', 'QueueVariableName'] },
      { name: 'VariableValue', alsoAs: ['Value', 'QueueVariableValue'] },
    ],
    answer: [],
  },
  GetOperationMode: { request: ofQueue, answer: texts('OperationMode') },
  GetTreatment: {
    request: [tenant, segment],
    answer: texts('ModeStatus', 'RecommendedDestination', 'OfferTreatment'),
  },
  GetAppointmentTimes: {
    request: [
      tenant,
      segment,
      { name: 'AppointmentTime' },
      { name: 'NumberOfTimeSlots', alsoAs: ['NumberOfSlots', 'NumberOfAppointmentTimes', 'TimeSlots', 'Slots'] },
    ],
    answer: [{ name: 'AppointmentTimes', item: 'AppointmentTime' }],
  },
  AddInteraction: {
    request: [
      tenant,
      segment,
      { name: 'Contact' },
      { name: 'Options', fields: texts('ClientId', 'AppointmentTime') },
      userData,
      { name: 'SourceApplication' },
      trackingId,
      { name: 'SkillId', alsoAs: ['SkillID'] },
      { name: 'CallType' },
    ],
    answer: texts('InteractionId'),
  },
  CreateInteraction: {
    request: [tenant, segment, { name: 'Contact' }, { name: 'SourceApplication' }, userData, trackingId],
    answer: texts('InteractionId'),
  },
  GetInteraction: { request: [interactionId, trackingId], answer: [{ name: 'Interaction', fields: interaction }] },
  QueryInteraction: {
    request: [{ ...tenant, optional: true }, queueId, segment, { name: 'Contact' }],
    answer: [{ name: 'Interactions', item: 'Interaction', fields: interaction }],
  },
  ModifyInteraction: { request: [interactionId, ...texts('Action', 'AppointmentTime', 'Result')], answer: [] },
  RemoveInteraction: { request: [interactionId, { name: 'Reason' }], answer: [] },
  CancelInteraction: { request: [interactionId, trackingId, { name: 'CancelledBy' }], answer: [] },
  DequeueInteraction: {
    request: [interactionId, trackingId, { name: 'Reason', alsoAs: ['DequeuedReason', 'DequeueReason'] }],
    answer: [],
  },
  DisconnectInteraction: { request: [interactionId, trackingId], answer: [] },
  GetInteractionData: { request: [interactionId, { name: 'DataName' }], answer: texts('DataValue') },
  UpdateInteractionData: { request: [interactionId, trackingId, userData], answer: [] },
};
