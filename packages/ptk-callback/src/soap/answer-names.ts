import { plainName } from './tree.ts';

/**
 * What parts of an answer may be called. None of these names is documented but a few (EWT, AppointmentTimes, the fields of the
 * vendor's JavaScript objects); a profile adds its own.
 */
const usual = {
  code: ['Code', 'StatusCode', 'Number', 'StatusNumber', 'ResultCode', 'ReturnCode'],
  result: ['Result', 'Name', 'StatusName'],
  description: ['Description', 'Message', 'StatusDescription', 'Text'],
  status: ['Status', 'Outcome', 'ResponseStatus', 'RequestStatus'],
  interactionId: ['InteractionId', 'InteractionIdentifier', 'Id'],
  tenants: ['Tenants', 'TenantList', 'TenantNames', 'Sites'],
  tenant: ['Tenant', 'TenantName', 'Site', 'SiteName'],
  segments: ['Segments', 'SegmentList'],
  segment: ['Segment', 'SegmentName'],
  segmentName: ['Name', 'SegmentName', 'Segment'],
  queue: ['Queue', 'QueueName', 'QueueId'],
  variables: ['Variables', 'QueueVariables'],
  stateData: ['StateData', 'State'],
  ewt: ['EWT', 'EstimatedWaitTime', 'EstimatedWait', 'WaitTime'],
  queueCount: ['QueueCount', 'Count', 'NumberOfQueues'],
  operationMode: ['OperationMode', 'Mode'],
  modeStatus: ['ModeStatus'],
  recommendedDestination: ['RecommendedDestination', 'Destination'],
  offerTreatment: ['OfferTreatment', 'Treatment'],
  appointmentTimes: ['AppointmentTimes', 'AppointmentSlots', 'AvailableAppointmentTimes', 'Slots', 'TimeSlots'],
  interactions: ['Interactions', 'InteractionList'],
  interaction: ['Interaction'],
  contact: ['Contact', 'ContactNumber', 'PhoneNumber'],
  interactionType: ['InteractionType', 'CallType', 'Type'],
  information: ['Information'],
  userData: ['UserData'],
  dataValue: ['DataValue', 'Value'],
  available: ['Available', 'IsAvailable', 'LicenseAvailable'],
  itemName: ['Name', 'Key', 'DataName', 'VariableName'],
  itemValue: ['Value', 'DataValue', 'VariableValue'],
} as const;

export type AnswerName = keyof typeof usual;

/** Parts that hold the server's own words, and nobody's data: they alone show as they are in a trace. */
export const shownFields: readonly string[] = [
  ...usual.code,
  ...usual.status,
  ...usual.operationMode,
  ...usual.modeStatus,
  ...usual.offerTreatment,
  ...usual.queueCount,
  ...usual.available,
  'Result',
  'StatusName',
];

/** The names of each part, plain, those of the profile too. */
export type AnswerNames = Readonly<Record<AnswerName, ReadonlySet<string>>>;

export function answerNames(own: Readonly<Record<string, readonly string[]>> = {}): AnswerNames {
  const added = new Map(Object.entries(own).map(([name, names]) => [plainName(name), names]));
  const entries = Object.entries<readonly string[]>(usual).map(([name, names]) => {
    const all = [...names, ...(added.get(plainName(name)) ?? [])];
    return [name, new Set(all.map(plainName))] as const;
  });
  return Object.fromEntries(entries) as unknown as AnswerNames;
}
