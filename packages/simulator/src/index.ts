export type {
  CcaWebApiAgent,
  CcaWebApiCall,
  CcaWebApiCapiGroup,
  CcaWebApiCompany,
  CcaWebApiContact,
  CcaWebApiEntry,
  CcaWebApiList,
  CcaWebApiPermanentToken,
  CcaWebApiWebConnection,
} from './cca-web-api/company.ts';
export type { CcaWebApiCondition } from './cca-web-api/conditions.ts';
export type { CcaWebApiInterview } from './cca-web-api/interview.ts';
export type { CcaWebApiAuthScheme, CcaWebApiSimulatorOptions } from './cca-web-api/options.ts';
export type {
  CcaWebApiAnswer,
  CcaWebApiContentUpdate,
  CcaWebApiScript,
  CcaWebApiSearch,
} from './cca-web-api/script.ts';
export type { CcaWebApiSession } from './cca-web-api/sessions.ts';
export { createCcaWebApiSimulator } from './cca-web-api/simulator.ts';
export type { CcaWebApiSimulator } from './cca-web-api/simulator.ts';
export type { CcaWebApiState } from './cca-web-api/site.ts';
export type { CcaWebApiSurveyTaskNow } from './cca-web-api/snapshots.ts';
export type {
  CcaWebApiFeedback,
  CcaWebApiFile,
  CcaWebApiQuotaQuestion,
  CcaWebApiQuotaResponse,
  CcaWebApiSurveyTask,
  MoreFields as CcaWebApiMoreFields,
} from './cca-web-api/surveys.ts';
export { faultKinds } from './frame/faults.ts';
export type {
  AnswerFault,
  BodyFault,
  ConnectionFault,
  EventFault,
  Fault,
  FaultKindInfo,
  RequestFault,
  SocketFault,
  Transport,
} from './frame/faults.ts';
export type { SimulatorOptions } from './frame/options.ts';
export type { Activity, RecordedFile, RecordedRequest, RecordedWebhook, WebhookFailure } from './frame/records.ts';
export type { Simulator } from './frame/simulator.ts';
export type { ProtocolError } from './frame/socket-server.ts';
export type { ArmedFault, FaultScope, Switchboard } from './frame/switchboard.ts';
export type { ScenarioTime, SimulatorClock } from './frame/time.ts';
export type { GcAgentState } from './gc/agent.ts';
export type { GcCommand } from './gc/asked.ts';
export type { LegState as GcParticipantState } from './gc/calls/dialog.ts';
export type { GcIncomingCall } from './gc/calls/incoming.ts';
export type { GcOutboundCall } from './gc/calls/outbound.ts';
export type {
  GcAgentInput,
  GcCompany,
  GcContact,
  GcPhonebook,
  GcQueue,
  GcReasonCode,
  GcReasons,
  GcSkillGroup,
  GcTeam,
} from './gc/company.ts';
export type { GcEvent } from './gc/events/event.ts';
export type { GcSimulatorOptions } from './gc/options.ts';
export { gcNumberAnswers } from './gc/script.ts';
export type { GcNumberAnswer, GcNumberScript, GcScript } from './gc/script.ts';
export { createGcSimulator } from './gc/simulator.ts';
export type { GcSimulator } from './gc/simulator.ts';
export type { GcAgent, GcCall, GcCallback, GcParticipant } from './gc/snapshots.ts';
export type {
  PtkCallbackHours,
  PtkCallbackQueue,
  PtkCallbackSegment,
  PtkCallbackTenant,
} from './ptk-callback/directory.ts';
export type { PtkCallbackInteractionState } from './ptk-callback/interactions.ts';
export type { PtkCallbackLicence, PtkCallbackRequestWindow } from './ptk-callback/licences.ts';
export type { PtkCallbackNode } from './ptk-callback/nodes.ts';
export type { PtkCallbackSimulatorOptions } from './ptk-callback/options.ts';
export type { PtkCallbackConversation } from './ptk-callback/rest/book.ts';
export type { QueueChange as PtkCallbackQueueChange } from './ptk-callback/queues.ts';
export { ptkCallbackContactAnswers } from './ptk-callback/script.ts';
export type { PtkCallbackContactAnswer, PtkCallbackContactScript, PtkCallbackScript } from './ptk-callback/script.ts';
export { createPtkCallbackSimulator } from './ptk-callback/simulator.ts';
export type { PtkCallbackSimulator } from './ptk-callback/simulator.ts';
export type { PtkCallbackInteraction } from './ptk-callback/snapshots.ts';
export type { OperationName as PtkCallbackOperation } from './ptk-callback/wire/messages.ts';
export type { PtkCallbackWire } from './ptk-callback/wire/wire.ts';
export { ptkCallbackWires } from './ptk-callback/wire/wires.ts';
export type { CallFields } from './uptivity/call-fields.ts';
export type { UptivityCall, UptivityRecording } from './uptivity/calls.ts';
export type { UptivityDevice, UptivityUser } from './uptivity/directory.ts';
export type { CoreAnswers, UptivitySimulatorOptions } from './uptivity/options.ts';
export type { UptivityScript } from './uptivity/script.ts';
export { createUptivitySimulator } from './uptivity/simulator.ts';
export type { UptivitySimulator } from './uptivity/simulator.ts';
export type { IncomingCall } from './vats/calls/incoming.ts';
export type { CallState, Location, Party } from './vats/calls/leg.ts';
export type { SimulatedCall, SimulatedLeg } from './vats/calls/snapshot.ts';
export type { VatsAudioFile, VatsGroup, VatsLine, VatsNumber, VatsUser } from './vats/directory.ts';
export type { VatsLists } from './vats/lists.ts';
export type { VatsLoad, VatsLoadOptions } from './vats/load.ts';
export type { VatsRates } from './vats/limits.ts';
export type { VatsRecordingOptions, VatsSimulatorOptions, VatsStatisticsOptions } from './vats/options.ts';
export { numberAnswers } from './vats/script.ts';
export type { NumberAnswer, NumberAnswerInfo, NumberScript, SmsScript, VatsScript } from './vats/script.ts';
export { createVatsSimulator } from './vats/simulator.ts';
export type { VatsCompany, VatsSimulator } from './vats/simulator.ts';
