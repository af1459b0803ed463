/**
 * The words that the fields of events are known to hold. Each list is open: a word that it lacks passes as it came, since
 * platforms and versions differ.
 */

/** A known word, or whatever else the server says. */
type Open<Word extends string> = Word | (string & {});

/** Documented for `System`. */
export const systemStatuses = ['IN_SERVICE', 'OUT_OF_SERVICE'] as const;
export type SystemStatus = Open<(typeof systemStatuses)[number]>;

/** Documented for `ConnectStatus`. */
export const connectStatuses = ['ConnectSuccess'] as const;
export type ConnectStatus = Open<(typeof connectStatuses)[number]>;

/** Documented for `State`. */
export const agentStates = [
  'UNKNOWN',
  'READY',
  'NOT_READY',
  'LOGOUT',
  'TALKING',
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'WORK',
  'WORK_READY',
  'HOLD',
] as const;
export type AgentState = Open<(typeof agentStates)[number]>;

/** Inferred for `AgentInfo`: the values of Finesse. */
export const wrapUpModes = ['REQUIRED', 'OPTIONAL', 'NOT_ALLOWED', 'REQUIRED_WITH_WRAP_UP_DATA'] as const;
export type WrapUpMode = Open<(typeof wrapUpModes)[number]>;

/** Documented for `ReasonCodes`. */
export const reasonCodeCategories = ['WrapUp', 'LOGOUT', 'NOT_READY'] as const;
export type ReasonCodeCategory = Open<(typeof reasonCodeCategories)[number]>;

/**
 * States of a call. Finesse's states of a dialog; that GC passes them on is inferred. HELD is no such state, but
 * documented for a call that was transferred.
 */
export const dialogStates = [
  'INITIATING',
  'INITIATED',
  'ALERTING',
  'ACTIVE',
  'FAILED',
  'DROPPED',
  'ACCEPTED',
  'HELD',
] as const;
export type DialogState = Open<(typeof dialogStates)[number]>;

/** Documented for `DialogState`, the answer to a question about one dialog. */
export const askedDialogStates = ['INITIATED', 'ALERTING', 'ACTIVE', 'HELD', 'NOT_FOUND'] as const;
export type AskedDialogState = Open<(typeof askedDialogStates)[number]>;

/** Documented for `ConsultCall`. */
export const consultStates = ['INITIATING', 'INITIATED'] as const;
export type ConsultState = Open<(typeof consultStates)[number]>;

/** Inferred for the participants of a call: the values of Finesse. */
export const participantStates = [
  'INITIATING',
  'INITIATED',
  'ALERTING',
  'ACTIVE',
  'FAILED',
  'DROPPED',
  'ACCEPTED',
  'HELD',
  'WRAP_UP',
] as const;
export type ParticipantState = Open<(typeof participantStates)[number]>;

/** Inferred for the participants of a call that failed: the values of Finesse. */
export const failureCauses = ['BUSY', 'BAD_DESTINATION', 'OTHER', 'DEVICE_RESOURCE_NOT_AVAILABLE'] as const;
export type FailureCause = Open<(typeof failureCauses)[number]>;

/** What a participant may do next. Inferred: the values of Finesse; START_RECORDING on UCCX only. */
export const participantActions = [
  'MAKE_CALL',
  'ANSWER',
  'HOLD',
  'RETRIEVE',
  'DROP',
  'UPDATE_CALL_DATA',
  'SEND_DTMF',
  'CONSULT_CALL',
  'CONFERENCE',
  'TRANSFER',
  'TRANSFER_SST',
  'SILENT_MONITOR',
  'BARGE_CALL',
  'PARTICIPANT_DROP',
  'UPDATE_SCHEDULED_CALLBACK',
  'CANCEL_SCHEDULED_CALLBACK',
  'START_RECORDING',
] as const;
export type ParticipantAction = Open<(typeof participantActions)[number]>;

/**
 * Kinds of call. OUTBOUND is documented, the others are Finesse's (inferred). The platforms differ: an inbound call of a
 * queue is PREROUTE_ACD_IN on UCCE and ACD_IN on UCCX, a direct transfer TRANSFER and OFFERED, a transfer after
 * consultation CONSULT_OFFERED and TRANSFER, a preview OUTBOUND_PREVIEW and OUTBOUND_DIRECT_PREVIEW.
 */
export const callTypes = [
  'ACD_IN',
  'PREROUTE_ACD_IN',
  'PREROUTE_DIRECT_AGENT',
  'TRANSFER',
  'OTHER_IN',
  'OUT',
  'OVERFLOW_IN',
  'AUTO_OUT',
  'AGENT_OUT',
  'AGENT_INSIDE',
  'ASSIST_CALL',
  'BARGE_IN_CONSULT',
  'CONSULT',
  'CONSULT_OFFERED',
  'OFFERED',
  'CONFERENCE',
  'EMERGENCY',
  'SUPERVISOR_MONITOR',
  'OUTBOUND',
  'OUTBOUND_PREVIEW',
  'OUTBOUND_DIRECT_PREVIEW',
  'OUTBOUND_CALLBACK',
  'OUTBOUND_CALLBACK_PREVIEW',
  'OUTBOUND_PERSONAL_CALLBACK',
  'OUTBOUND_PERSONAL_CALLBACK_PREVIEW',
] as const;
export type CallType = Open<(typeof callTypes)[number]>;

/** Inferred for phonebooks: the values of Finesse. */
export const phonebookTypes = ['GLOBAL', 'TEAM'] as const;
export type PhonebookType = Open<(typeof phonebookTypes)[number]>;
