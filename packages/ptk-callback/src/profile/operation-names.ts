/**
 * The operations by the names that this package has for them. `AddInteraction` and `CreateInteraction` are the vendor's; the
 * others are guesses, so a profile says how each is called on a server.
 */
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

export type PtkOperationName = (typeof operationNames)[number];

/** A parameter by the name that this package has for it. */
export type PtkParameter =
  | 'Tenant'
  | 'Segment'
  | 'QueueId'
  | 'Contact'
  | 'ClientId'
  | 'AppointmentTime'
  | 'NumberOfTimeSlots'
  | 'UserData'
  | 'SourceApplication'
  | 'ExternalTrackingId'
  | 'SkillId'
  | 'CallType'
  | 'InteractionId'
  | 'Action'
  | 'Result'
  | 'Reason'
  | 'CancelledBy'
  | 'DataName'
  | 'VariableName'
  | 'VariableValue';

const ofQueue: readonly PtkParameter[] = ['Tenant', 'Segment', 'QueueId'];

/** Which parameters each operation takes, in the order of the provisional profile. */
export const parametersOf: Readonly<Record<PtkOperationName, readonly PtkParameter[]>> = {
  IsPlatformAvailable: ['Tenant'],
  GetTenants: [],
  GetLicenseAvailability: ['Tenant'],
  GetSegments: ['Tenant'],
  GetEWT: ofQueue,
  GetQueueCount: ofQueue,
  GetQueueVariables: ofQueue,
  SetQueueVariable: ['QueueId', 'VariableName', 'VariableValue'],
  GetOperationMode: ofQueue,
  GetTreatment: ['Tenant', 'Segment'],
  GetAppointmentTimes: ['Tenant', 'Segment', 'AppointmentTime', 'NumberOfTimeSlots'],
  AddInteraction: [
    'Tenant',
    'Segment',
    'Contact',
    'ClientId',
    'AppointmentTime',
    'UserData',
    'SourceApplication',
    'ExternalTrackingId',
    'SkillId',
    'CallType',
  ],
  CreateInteraction: ['Tenant', 'Segment', 'Contact', 'SourceApplication', 'UserData', 'ExternalTrackingId'],
  GetInteraction: ['InteractionId', 'ExternalTrackingId'],
  QueryInteraction: ['Tenant', 'QueueId', 'Segment', 'Contact'],
  ModifyInteraction: ['InteractionId', 'Action', 'AppointmentTime', 'Result'],
  RemoveInteraction: ['InteractionId', 'Reason'],
  CancelInteraction: ['InteractionId', 'ExternalTrackingId', 'CancelledBy'],
  DequeueInteraction: ['InteractionId', 'ExternalTrackingId', 'Reason'],
  DisconnectInteraction: ['InteractionId', 'ExternalTrackingId'],
  GetInteractionData: ['InteractionId', 'DataName'],
  UpdateInteractionData: ['InteractionId', 'ExternalTrackingId', 'UserData'],
};
