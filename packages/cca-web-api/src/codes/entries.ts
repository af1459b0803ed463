import type { CodeEntry } from '@trunkline/core';

/** The vendor's blocks of codes. */
export type CcaWebApiCodeGroup =
  | 'success'
  | 'general'
  | 'task'
  | 'webProd'
  | 'list'
  | 'reporting'
  | 'locking'
  | 'update'
  | 'listenIn'
  | 'quota'
  | 'manualDial'
  | 'recordingManagement'
  | 'webApi';

/** What a row of this table holds beside what every vendor's does. */
export interface CcaWebApiCodeFacts {
  /** The block that the vendor lists it in. */
  readonly group: CcaWebApiCodeGroup;
  /** The vendor's own name, where it is no name for a program. */
  readonly wireName?: string;
  /** Its number in servers before 5.4.6. */
  readonly formerly?: number;
  /** Passes by itself: a safe operation is repeated. */
  readonly passing?: true;
}

/**
 * The result codes of the CCA, one a line, in numeric order. Number, name, block, `since` and `formerly` are the vendor's;
 * all the rest is ours: categories, advice and outcomes are inferred from what the names say.
 *
 * Codes that tell how a call or a job stands (700, 701, 709, 714, 901, 1002) are outcomes, although the vendor lists them
 * among errors; 100 is a failure, although the vendor's label of the successes reaches up to it. `outcome: 'unknown'`
 * stands where the server gave up while it was at work.
 */
// oxfmt-ignore
export const entries = [
  { code: 0, name: 'Success', group: 'success', effect: 'success', retry: 'never', description: 'The request was carried out.' },
  { code: 1, name: 'Pending', group: 'success', effect: 'pending', retry: 'poll', description: 'The request was taken, and its result comes later.' },
  { code: 2, name: 'SuccessListRunning', group: 'success', effect: 'warning', retry: 'never', formerly: 3, description: 'The request was carried out; the list that it concerns is running.' },
  { code: 100, name: 'Failed', group: 'general', effect: 'failure', category: 'unknown', retry: 'never', description: 'The server failed to do it and gives no reason.', remark: 'The vendor labels the successes 0 to 100; this one is none.' },
  { code: 101, name: 'UnknownError', group: 'general', effect: 'failure', category: 'unknown', retry: 'never', outcome: 'unknown', description: 'The server met an error that it cannot name.' },
  { code: 102, name: 'UnknownToken', group: 'general', effect: 'failure', category: 'authentication', retry: 'after_login', description: 'The server does not know the token: the session has ended, or the permanent token was revoked.' },
  { code: 103, name: 'UnknownObject', group: 'general', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'There is no such object.' },
  { code: 104, name: 'ObjectNotReady', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The object exists, but cannot be used yet.' },
  { code: 105, name: 'ObjectInUse', group: 'general', effect: 'failure', category: 'conflict', retry: 'later', passing: true, description: 'Somebody else is using the object.' },
  { code: 106, name: 'DatabaseError', group: 'general', effect: 'failure', category: 'server', retry: 'later', passing: true, outcome: 'unknown', description: 'The database of the server failed while it was at work.' },
  { code: 107, name: 'InvalidXml', group: 'general', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The XML that was sent is not what the server wants.' },
  { code: 108, name: 'AlreadyLoggedIn', group: 'general', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'This account is logged in already.' },
  { code: 109, name: 'AlreadyExists', group: 'general', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'Such an object exists already.' },
  { code: 110, name: 'IncompatibleData', group: 'general', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The data does not fit what it is meant for.' },
  { code: 111, name: 'AccessDenied', group: 'general', effect: 'failure', category: 'permission', retry: 'after_admin', description: 'The account is not let in.' },
  { code: 112, name: 'NotAllowed', group: 'general', effect: 'failure', category: 'permission', retry: 'after_admin', description: 'The account may not do this, or not with this object.' },
  { code: 113, name: 'BadCrc', group: 'general', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The checksum does not agree with the data.', remark: 'If the transfer may have spoilt it, sending it once more is worth a try.' },
  { code: 114, name: 'InvalidArgs', group: 'general', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'A parameter is wrong.' },
  { code: 115, name: 'InvalidOperation', group: 'general', effect: 'failure', category: 'invalid_state', retry: 'after_fix', description: 'This makes no sense as things stand.' },
  { code: 116, name: 'OperationAborted', group: 'general', effect: 'failure', category: 'cancelled', retry: 'never', outcome: 'unknown', description: 'The work was stopped before it was done.' },
  { code: 117, name: 'NoDataAvailable', group: 'general', effect: 'failure', category: 'not_found', retry: 'never', description: 'There is nothing to answer with.', remark: 'Where "nothing" is a good answer, accept the code.' },
  { code: 118, name: 'NoCTArchitect', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The server has lost its telephony server, CTArchitect.' },
  { code: 119, name: 'NoSpeechService', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The speech service is missing.' },
  { code: 120, name: 'NoAgentMonitoringService', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The service that watches agents is missing.' },
  { code: 121, name: 'AgentNotReachable', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', description: 'The workstation of the agent cannot be reached.' },
  { code: 122, name: 'NoLicense', group: 'general', effect: 'failure', category: 'quota_exceeded', retry: 'after_admin', description: 'The licence does not cover this.' },
  { code: 123, name: 'FileNotFound', group: 'general', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The file is missing.' },
  { code: 124, name: 'NoRecordingManagementService', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The service that manages recordings is missing.' },
  { code: 125, name: 'NoReportingService', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, since: '5.4.8', description: 'The service that makes reports is missing.' },
  { code: 126, name: 'TooMuchData', group: 'general', effect: 'failure', category: 'invalid_request', retry: 'after_fix', since: '5.4.8', description: 'The answer would be longer than the server allows: ask for less.' },
  { code: 127, name: 'VersionMismatch', wireName: 'Version Mismatch', group: 'general', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'The copy at hand is not the one that the server has: read the quota anew, then do it again.' },
  { code: 128, name: 'DatabaseConnectionFailed', wireName: 'Database Connection failed', group: 'general', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The server has lost its main database.' },
  { code: 200, name: 'TaskNoDefaultWorkingDir', group: 'task', effect: 'failure', category: 'invalid_state', retry: 'after_fix', description: 'The task has no default working directory.', remark: 'Read by its name: the text of the vendor repeats that of 202.' },
  { code: 201, name: 'TaskReloadTemporaryBlocked', group: 'task', effect: 'failure', category: 'rate_limited', retry: 'later', description: 'The survey was reloaded too often of late, and is not for a while.' },
  { code: 202, name: 'SurveyUnknownQuestion', group: 'task', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The survey has no such question.' },
  { code: 203, name: 'SurveyUnknownResource', group: 'task', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The survey has no such resource.' },
  { code: 204, name: 'SurveyWebConnectionOffline', group: 'task', effect: 'failure', category: 'unavailable', retry: 'later', description: 'The web connection of the survey is offline.' },
  { code: 205, name: 'SurveyUpdateFailed', group: 'task', effect: 'failure', category: 'server', retry: 'after_admin', outcome: 'unknown', description: 'The content of the survey could not be updated.' },
  { code: 206, name: 'TaskUpdateCompatibilityWarnings', group: 'task', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'The new content does not quite fit what has been collected, and was not taken.', remark: 'Whoever knows the warnings and wants it all the same sends it with `ignoreWarnings`.' },
  { code: 290, name: 'WebProdInternalError', group: 'webProd', effect: 'failure', category: 'server', retry: 'later', passing: true, outcome: 'unknown', description: 'WebProd, the server of web surveys, failed inside.' },
  { code: 291, name: 'WebProdSurveyAlreadyOnline', group: 'webProd', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'The survey is online already.', remark: 'Where that was the aim, accept the code.' },
  { code: 292, name: 'WebProdInvalidName', group: 'webProd', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'WebProd refuses the internal name.', remark: 'The name says invalid, the text of the vendor says taken.' },
  { code: 293, name: 'WebProdDuplicateName', group: 'webProd', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'The external name is taken.' },
  { code: 294, name: 'WebProdNoFreePosition', group: 'webProd', effect: 'failure', category: 'unavailable', retry: 'after_admin', description: 'The web server has no place left for a survey.' },
  { code: 295, name: 'WebProdUnknownSurvey', group: 'webProd', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'WebProd does not know the survey.' },
  { code: 300, name: 'ListTargetNotCompatible', group: 'list', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The list and the task do not fit each other.' },
  { code: 301, name: 'ListUnknownField', group: 'list', effect: 'failure', category: 'not_found', retry: 'after_fix', since: '5.4.7', description: 'The list has no such field.' },
  { code: 302, name: 'ListUnknownContact', group: 'list', effect: 'failure', category: 'not_found', retry: 'after_fix', since: '5.4.7', description: 'The list has no such contact.' },
  { code: 401, name: 'ReportInvalidFieldtype', group: 'reporting', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'A field of the report has the wrong type.' },
  { code: 402, name: 'ReportInvalidFilter', group: 'reporting', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The filter of the report is wrong.' },
  { code: 403, name: 'ReportErrorRetrievingFile', group: 'reporting', effect: 'failure', category: 'server', retry: 'after_admin', description: 'The file of the report could not be fetched.' },
  { code: 404, name: 'ReportInvalidFormula', group: 'reporting', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'A formula of the report is wrong.', remark: 'Nothing to do with the HTTP status of this number.' },
  { code: 405, name: 'ReportAbortedBySystem', group: 'reporting', effect: 'failure', category: 'cancelled', retry: 'later', description: 'The server stopped the report.' },
  { code: 406, name: 'ReportErrorRetrievingDatabaseName', group: 'reporting', effect: 'failure', category: 'server', retry: 'after_admin', description: 'The server could not find out which database the report is to read.' },
  { code: 407, name: 'ReportConnectionFailed', group: 'reporting', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The report has no connection to its database.' },
  { code: 408, name: 'ReportEngineError', group: 'reporting', effect: 'failure', category: 'server', retry: 'after_admin', description: 'The engine that makes reports failed.' },
  { code: 501, name: 'LockTimeout', group: 'locking', effect: 'failure', category: 'conflict', retry: 'later', passing: true, description: 'The lock was not to be had in time.' },
  { code: 502, name: 'AlreadyLocked', group: 'locking', effect: 'failure', category: 'conflict', retry: 'later', passing: true, description: 'Somebody else holds the lock.' },
  { code: 503, name: 'NotLocked', group: 'locking', effect: 'failure', category: 'invalid_state', retry: 'after_fix', description: 'There is no lock to be given back.', remark: 'Where that was the aim, accept the code.' },
  { code: 601, name: 'UpdateFailedNameAlreadyUsed', group: 'update', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'Nothing was changed: the name is taken.' },
  { code: 602, name: 'UpdateFailedNTAccountAlreadyUsed', group: 'update', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'Nothing was changed: the Windows account is taken.' },
  { code: 603, name: 'UpdateFailedInternalNumberAlreadyUsed', group: 'update', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'Nothing was changed: the internal number is taken.' },
  { code: 604, name: 'UpdateFailedDIDAlreadyUsed', group: 'update', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'Nothing was changed: the direct number is taken.' },
  { code: 700, name: 'ListenInCallAnswered', group: 'listenIn', effect: 'outcome', retry: 'never', description: 'Listening in: the call was answered.' },
  { code: 701, name: 'ListenInRinging', group: 'listenIn', effect: 'outcome', retry: 'never', description: 'Listening in: the telephone of the supervisor rings.' },
  { code: 702, name: 'ListenInNoRing', group: 'listenIn', effect: 'failure', category: 'telephony', retry: 'later', description: 'Listening in: the telephone of the agent does not ring.' },
  { code: 703, name: 'ListenInBusy', group: 'listenIn', effect: 'failure', category: 'telephony', retry: 'later', description: 'Listening in: the telephone of the agent is busy.' },
  { code: 704, name: 'ListenInNoAnswer', group: 'listenIn', effect: 'failure', category: 'telephony', retry: 'later', description: 'Listening in: the agent does not answer.' },
  { code: 705, name: 'ListenInNoFreeChannel', group: 'listenIn', effect: 'failure', category: 'telephony', retry: 'later', description: 'Listening in: no channel is free.' },
  { code: 706, name: 'ListenInNetworkProblem', group: 'listenIn', effect: 'failure', category: 'telephony', retry: 'later', description: 'Listening in: the telephone network failed.' },
  { code: 707, name: 'ListenInLocationNotFound', group: 'listenIn', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'Listening in: there is no such location.' },
  { code: 708, name: 'ListenInNoAgentFound', group: 'listenIn', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'Listening in: there is no such agent.' },
  { code: 709, name: 'ListenInPickUpTelephone', group: 'listenIn', effect: 'outcome', retry: 'never', formerly: 710, description: 'Listening in: the supervisor has to pick up the telephone.' },
  { code: 710, name: 'ListenInNoActiveCallFound', group: 'listenIn', effect: 'failure', category: 'invalid_state', retry: 'after_fix', formerly: 711, description: 'Listening in: the agent has no call.' },
  { code: 711, name: 'ListenInNoActiveConversationFound', group: 'listenIn', effect: 'failure', category: 'invalid_state', retry: 'after_fix', formerly: 712, description: 'Listening in: the agent is in no conversation.' },
  { code: 712, name: 'ListenInTapiError', group: 'listenIn', effect: 'failure', category: 'telephony', retry: 'later', formerly: 713, description: 'Listening in: TAPI, the telephony of Windows, failed.' },
  { code: 713, name: 'ListenInActiveConversationInConference', group: 'listenIn', effect: 'failure', category: 'invalid_state', retry: 'after_fix', formerly: 714, description: 'Listening in: the conversation is part of a conference.', remark: 'Read by its name: the text of the vendor repeats that of 711.' },
  { code: 714, name: 'ListenInCallEnd', group: 'listenIn', effect: 'outcome', retry: 'never', formerly: 715, description: 'Listening in: the call is over.' },
  { code: 801, name: 'QuotaNotReceived', group: 'quota', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The quota has not been received.' },
  { code: 802, name: 'QuotaQuestionNotFound', group: 'quota', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The quota has no such question.' },
  { code: 803, name: 'QuotaResponseNotFound', group: 'quota', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The quota has no such response.' },
  { code: 804, name: 'QuotaTokenNotFound', group: 'quota', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The quota has no node with this token.', remark: 'The token of a quota node has nothing to do with that of a session.' },
  { code: 805, name: 'QuotaAgentNotFound', group: 'quota', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The quota knows no such agent.' },
  { code: 806, name: 'QuotaBrokerNotFound', group: 'quota', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The broker of the quota was not found.' },
  { code: 807, name: 'QuotaQuestionNotAllowed', group: 'quota', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The quota does not allow this with this question.' },
  { code: 808, name: 'QuotaInvalidToken', group: 'quota', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The token of the quota node is not valid.', remark: 'The token of a quota node has nothing to do with that of a session.' },
  { code: 809, name: 'QuotaLockFailed', group: 'quota', effect: 'failure', category: 'conflict', retry: 'later', passing: true, formerly: 810, description: 'The quota could not be locked.' },
  { code: 810, name: 'QuotaAvailabilityGetFailed', group: 'quota', effect: 'failure', category: 'server', retry: 'later', passing: true, formerly: 811, description: 'The server could not work out what the quota has left.' },
  { code: 811, name: 'QuotaSetFaceAllocationForQuestionNotAllowed', group: 'quota', effect: 'failure', category: 'invalid_request', retry: 'after_fix', formerly: 812, description: 'This question takes no allocation for face-to-face interviews.' },
  { code: 812, name: 'QuotaSetWebAllocationForQuestionNotAllowed', group: 'quota', effect: 'failure', category: 'invalid_request', retry: 'after_fix', formerly: 813, description: 'This question takes no allocation for web interviews.' },
  { code: 901, name: 'ManualDialRinging', group: 'manualDial', effect: 'outcome', retry: 'never', description: 'Dialling by hand: it rings.' },
  { code: 902, name: 'ManualDialNoRing', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: it does not ring.' },
  { code: 903, name: 'ManualDialBusy', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: the telephone is busy.', remark: 'The text of the vendor says the telephone of the agent, which a dialled contact is not.' },
  { code: 904, name: 'ManualDialNoAnswer', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: nobody answers.', remark: 'The text of the vendor says the telephone of the agent, which a dialled contact is not.' },
  { code: 905, name: 'ManualDialNoFreeChannel', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: no channel is free.' },
  { code: 906, name: 'ManualDialNetworkProblem', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: the telephone network failed.' },
  { code: 907, name: 'ManualDialTapiError', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: TAPI, the telephony of Windows, failed.' },
  { code: 908, name: 'ManualDialAgentDisconnectedBeforeConnection', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: the agent was gone before the call stood.' },
  { code: 909, name: 'ManualDialAgentNotLoggedIn', group: 'manualDial', effect: 'failure', category: 'invalid_state', retry: 'after_fix', description: 'Dialling by hand: the agent is not logged in.' },
  { code: 910, name: 'ManualDialAgentInCall', group: 'manualDial', effect: 'failure', category: 'conflict', retry: 'later', description: 'Dialling by hand: the agent is in another call.' },
  { code: 911, name: 'ManualDialNoVoiceResources', group: 'manualDial', effect: 'failure', category: 'telephony', retry: 'later', description: 'Dialling by hand: no voice resource is free.' },
  { code: 912, name: 'ManualDialWrongNumber', group: 'manualDial', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'Dialling by hand: this is no number.' },
  { code: 913, name: 'ManualDialMaxNumberOfCallsExceeded', group: 'manualDial', effect: 'failure', category: 'rate_limited', retry: 'later', description: 'Dialling by hand: the limit of calls is reached.', remark: 'Which limit, of calls at once or of calls to a contact, is not documented.' },
  { code: 1001, name: 'JobInitFailed', group: 'recordingManagement', effect: 'failure', category: 'server', retry: 'after_admin', description: 'The recording job could not be started.' },
  { code: 1002, name: 'JobDone', group: 'recordingManagement', effect: 'outcome', retry: 'never', description: 'The recording job is done.' },
  { code: 1003, name: 'JobFailed', group: 'recordingManagement', effect: 'failure', category: 'server', retry: 'after_admin', description: 'The recording job failed.' },
  { code: 10000, name: 'NoCcaConnection', group: 'webApi', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The web API has lost the CCA behind it.' },
  { code: 10001, name: 'CacheLoading', group: 'webApi', effect: 'failure', category: 'unavailable', retry: 'later', passing: true, description: 'The web API is still filling its cache.' },
  { code: 10002, name: 'CcaTimeout', group: 'webApi', effect: 'failure', category: 'timeout', retry: 'later', passing: true, outcome: 'unknown', description: 'The CCA did not answer the web API in time.', remark: 'The CCA may have carried it out all the same: look before a change is repeated.' },
] as const;

// Beside the table, since an exported `as const satisfies` needs an annotation under isolatedDeclarations.
entries satisfies readonly (CodeEntry<number> & CcaWebApiCodeFacts)[];
