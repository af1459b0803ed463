import type { CodeEntry } from '@trunkline/core';

/** What the vendor expects of a client that meets an error, in our words. */
export type GcErrorBehaviour = (typeof errorBehaviours)[number];
export const errorBehaviours = [
  /** Show the message; nothing else is asked for. */
  'show',
  /** Show the message and go on as before. */
  'showAndContinue',
  /** Say what the last command sent makes of it: the error itself has no detail. */
  'showByLastCommand',
  /** Ask for another password. */
  'askPassword',
  /** Show the message and ask for id and password. */
  'askCredentials',
  /** Show the message and ask for an extension. */
  'askExtension',
  /** Show the message and ask for the number to dial. */
  'askNumber',
  /** Show the message and ask for a reason code. */
  'askReasonCode',
  /** Show the message; the agent has to be set up in the CRM or in Finesse. */
  'fixConfiguration',
  /** Ask for the state of every dialog that is thought to be open. */
  'resynchroniseDialogs',
  /** Show the message and ask the agent to log in again. */
  'loginAgain',
] as const;

/** What our rows say beside the common ones. */
export interface GcCodeFacts<Code extends string = string> extends CodeEntry<Code> {
  /** Who found the fault: Finesse, or the connector (GC) in front of it. */
  readonly origin: 'finesse' | 'gc';
  /** What the vendor expects of the client; absent where the document leaves it open. */
  readonly behaviour?: GcErrorBehaviour;
}

/**
 * The error codes that travel in `Error` events, one a line: 17 of Finesse's and 13 of GC's own, in the order of the
 * vendor's table, then two that stand elsewhere in its documents. Effect, category, retry and outcome are ours.
 *
 * `after_fix` says that the same request would fail again; `outcome: 'unknown'` that a time-out hides behind the code, so
 * that the request may have been carried out.
 */
// oxfmt-ignore
export const entries = [
  { code: 'CF_INVALID_CALLED_DEVICE', origin: 'finesse', name: 'InvalidCalledDevice', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'showAndContinue', description: 'The device to be called is not one that can be called.' },
  { code: 'CF_INVALID_CALLING_DEVICE', origin: 'finesse', name: 'InvalidCallingDevice', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'showAndContinue', description: 'The device that should place the call is not one that can.' },
  { code: 'CF_INVALID_CONNECTION_ID_FOR_ACTIVE_CALL', origin: 'finesse', name: 'InvalidConnectionIdForActiveCall', effect: 'failure', category: 'invalid_state', retry: 'after_fix', behaviour: 'showAndContinue', description: 'The active call has another connection id than the request names.' },
  { code: 'CF_INVALID_CONSULT_TYPE', origin: 'finesse', name: 'InvalidConsultType', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'showAndContinue', description: 'There is no such type of consult call.' },
  { code: 'CF_AGENT_ACCOUNT_LOCKED_OUT', origin: 'finesse', name: 'AgentAccountLockedOut', effect: 'failure', category: 'authentication', retry: 'later', behaviour: 'showAndContinue', description: 'The account of the agent is locked.', remark: 'Probably after five wrong passwords in a row, which Finesse answers with a lock of five minutes.' },
  { code: 'CF_INVALID_CSTA_DEVICE_IDENTIFIER', origin: 'finesse', name: 'InvalidDeviceIdentifier', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'askExtension', description: 'The id of the device is refused.' },
  { code: 'CF_RESOURCE_BUSY', origin: 'finesse', name: 'ResourceBusy', effect: 'failure', category: 'unavailable', retry: 'later', description: 'Something inside Finesse that the request needs is engaged.' },
  { code: 'CF_INVALID_LOGON_DEVICE_SPECIFIED', origin: 'finesse', name: 'InvalidLogonDevice', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'askExtension', description: 'The agent cannot log in with this device.' },
  { code: 'CF_GENERIC_UNSPECIFIED_REJECTION', origin: 'finesse', name: 'UnspecifiedRejection', effect: 'failure', category: 'telephony', retry: 'never', description: 'The request was turned down, and nothing says why.' },
  { code: 'CF_INVALID_OBJECT_STATE', origin: 'finesse', name: 'InvalidObjectState', effect: 'failure', category: 'invalid_state', retry: 'never', description: 'What the request is about is in a state that does not allow it.' },
  { code: 'CF_INVALID_PASSWORD_SPECIFIED', origin: 'finesse', name: 'InvalidPassword', effect: 'failure', category: 'authentication', retry: 'after_fix', behaviour: 'askPassword', description: 'This is not the password of the agent.' },
  { code: 'CF_GENERIC_SYSTEM_RESOURCE_AVAILABILITY', origin: 'finesse', name: 'SystemResourcesShort', effect: 'failure', category: 'unavailable', retry: 'later', description: 'The system is short of something it needs, and nothing says of what.' },
  { code: 'E_CTI_INVALID_CALLID', origin: 'finesse', name: 'InvalidCallId', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The request names a call by an id that is none.' },
  { code: 'USER_NOT_FOUND', origin: 'finesse', name: 'UserNotFound', effect: 'failure', category: 'authentication', retry: 'after_admin', behaviour: 'fixConfiguration', description: 'Finesse has no agent with this id.' },
  { code: 'GENERAL_ERROR', origin: 'finesse', name: 'GeneralError', effect: 'failure', category: 'server', retry: 'never', behaviour: 'showAndContinue', description: 'Something failed, and nobody can say what.' },
  { code: 'CF_GENERIC_OPERATION', origin: 'finesse', name: 'OperationFailed', effect: 'failure', category: 'telephony', retry: 'never', behaviour: 'showByLastCommand', description: 'The operation failed, and only the last command sent hints at why.' },
  { code: 'BAD_DESTINATION', origin: 'finesse', name: 'BadDestination', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'showAndContinue', description: 'The agent dialled an extension that does not exist.' },
  { code: 'DOWN', origin: 'gc', name: 'FinesseDown', effect: 'failure', category: 'unavailable', retry: 'later', outcome: 'unknown', behaviour: 'showAndContinue', description: 'Finesse gave no answer; GC turns to the secondary Finesse.' },
  { code: 'LICENSES_EXCEEDED', origin: 'gc', name: 'LicencesExceeded', effect: 'failure', category: 'quota_exceeded', retry: 'after_admin', behaviour: 'show', description: 'The licence does not allow one more user.' },
  { code: 'MISSING_EXTENSION', origin: 'gc', name: 'MissingExtension', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'askExtension', description: 'The command came without an extension.' },
  { code: 'MISSING_NUMBER', origin: 'gc', name: 'MissingNumber', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'askNumber', description: 'The command came without a number to dial.' },
  { code: 'MISSING_PASSWORD', origin: 'gc', name: 'MissingPassword', effect: 'failure', category: 'authentication', retry: 'after_fix', behaviour: 'askCredentials', description: 'The command came without a password.' },
  { code: 'MISSING_REASON_CODE', origin: 'gc', name: 'MissingReasonCode', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'askReasonCode', description: 'GC or Finesse wants a reason code, and the command came without one.' },
  { code: 'NO_DIALOG_ID', origin: 'gc', name: 'UnknownDialog', effect: 'failure', category: 'not_found', retry: 'after_fix', behaviour: 'resynchroniseDialogs', description: 'GC has no such dialog.' },
  { code: 'NOT_REACHABLE', origin: 'gc', name: 'FinesseNotReachable', effect: 'failure', category: 'unavailable', retry: 'later', outcome: 'unknown', behaviour: 'showAndContinue', description: 'The connection to Finesse timed out; having tried twice more, GC turns to the secondary Finesse.' },
  { code: 'PLEASE_RETRY', origin: 'gc', name: 'PleaseRetry', effect: 'failure', category: 'unavailable', retry: 'later', outcome: 'unknown', behaviour: 'showAndContinue', description: 'The parameters were bad, the connection failed, or the request timed out: the code does not tell which.' },
  { code: 'SUBSCRIPTION_FAILED', origin: 'gc', name: 'SubscriptionFailed', effect: 'failure', category: 'authentication', retry: 'after_fix', behaviour: 'askCredentials', description: 'The agent gave a wrong id or password.' },
  { code: 'UNABLE_TO_SUBSCRIBE_TO_FINESSE', origin: 'gc', name: 'UnableToSubscribe', effect: 'failure', category: 'authentication', retry: 'after_fix', behaviour: 'askCredentials', description: 'The agent gave a wrong id or password, so GC gets no notifications from Finesse.', remark: 'Described like SUBSCRIPTION_FAILED.' },
  { code: 'WRONG_EXTENSION', origin: 'gc', name: 'WrongExtension', effect: 'failure', category: 'invalid_request', retry: 'after_fix', behaviour: 'askExtension', description: 'The extension is not made of digits alone.' },
  { code: 'SESSION_INVALIDATED', origin: 'gc', name: 'SessionInvalidated', effect: 'failure', category: 'authentication', retry: 'after_login', behaviour: 'loginAgain', description: 'The agent has logged in from elsewhere; the LOGOUT state comes just before.' },
  { code: 'Unauthorized', origin: 'gc', name: 'Unauthorized', effect: 'failure', category: 'authentication', retry: 'after_fix', behaviour: 'askCredentials', description: 'The agent gave a wrong id or password.', remark: 'Not in the table of errors: it stands beside SUBSCRIPTION_FAILED in the sample of the event, so origin and behaviour are taken from there.' },
  { code: 'CF_GENERIC_UNSPECIFIED', origin: 'finesse', name: 'UnspecifiedFailure', effect: 'failure', category: 'telephony', retry: 'never', description: 'The request failed, and nothing says why.', remark: 'Not in the table of errors: another page names it for the log-in of a mobile agent.' },
] as const;

// Beside the table, since an exported `as const satisfies` needs an annotation under isolatedDeclarations.
entries satisfies readonly GcCodeFacts[];
