import type { PtkOperationName, PtkParameter } from '../profile/operation-names.ts';

/**
 * What servers may call an operation, plain (lower case, letters and digits). None but `AddInteraction` and `CreateInteraction` is
 * documented: these are the words that a developer would choose. A leading verb of reading (`get`, `list`, …) doesn't count.
 */
export const likelyOperations: Readonly<Record<PtkOperationName, readonly string[]>> = {
  IsPlatformAvailable: ['platformavailable', 'platformavailability'],
  GetTenants: ['tenants', 'tenantnames', 'sites'],
  GetLicenseAvailability: ['licenseavailability', 'licenseavailable', 'licenceavailability', 'licenceavailable'],
  GetSegments: ['segments'],
  GetEWT: ['ewt', 'estimatedwaittime', 'estimatedwait'],
  GetQueueCount: ['queuecount', 'numberofqueues'],
  GetQueueVariables: ['queuevariables'],
  SetQueueVariable: ['setqueuevariable', 'updatequeuevariable'],
  GetOperationMode: ['operationmode', 'queueoperationmode'],
  GetTreatment: ['treatment', 'offertreatment'],
  GetAppointmentTimes: [
    'appointmenttimes',
    'availableappointmenttimes',
    'appointmentslots',
    'availableappointmentslots',
    'availableslots',
  ],
  AddInteraction: ['addinteraction'],
  CreateInteraction: ['createinteraction'],
  GetInteraction: ['interaction'],
  QueryInteraction: ['queryinteraction', 'queryinteractions', 'searchinteractions', 'findinteractions'],
  ModifyInteraction: ['modifyinteraction', 'updateinteraction', 'changeinteraction'],
  RemoveInteraction: ['removeinteraction', 'deleteinteraction'],
  CancelInteraction: ['cancelinteraction'],
  DequeueInteraction: ['dequeueinteraction'],
  DisconnectInteraction: ['disconnectinteraction'],
  GetInteractionData: ['interactiondata', 'interactionuserdata'],
  UpdateInteractionData: ['updateinteractiondata', 'setinteractiondata', 'updateuserdata'],
};

/** The same for parameters, beside their own names. */
export const likelyParameters: Readonly<Record<PtkParameter, readonly string[]>> = {
  Tenant: ['tenantname', 'tenants', 'tenantnames', 'site', 'sitename'],
  Segment: ['segmentname'],
  QueueId: ['queueidentifier', 'queue'],
  Contact: ['contactnumber', 'phonenumber', 'phone'],
  ClientId: ['clientidentifier'],
  AppointmentTime: ['appointmentdatetime', 'appointment', 'starttime'],
  NumberOfTimeSlots: ['numberofslots', 'numberofappointmenttimes', 'timeslots', 'slotcount', 'maxslots'],
  UserData: ['userdataitems', 'datavalues', 'data'],
  SourceApplication: ['sourceapp'],
  ExternalTrackingId: ['trackingid', 'externalid'],
  SkillId: ['skill'],
  CallType: [],
  InteractionId: ['interactionidentifier'],
  Action: ['modifyaction'],
  Result: ['resultcode'],
  Reason: ['removereason', 'dequeuereason', 'dequeuedreason'],
  CancelledBy: ['canceledby'],
  DataName: ['name'],
  VariableName: ['queuevariablename', 'name'],
  VariableValue: ['queuevariablevalue', 'value'],
};

/** Verbs of reading: `GetEWT`, `ListTenants`, `CheckPlatformAvailability` ask for what stands behind them. */
export const readingVerbs: RegExp = /^(get|list|read|check|is|fetch|retrieve|request|obtain)/;

/** The two parts of a list of names and values. */
export const likelyKeys: ReadonlySet<string> = new Set(['name', 'key', 'dataname']);
export const likelyValues: ReadonlySet<string> = new Set(['value', 'datavalue']);
