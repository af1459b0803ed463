import type { CodeEntry } from '@trunkline/core';

/**
 * The result codes of the API Server, one a line, in numeric order; 19 is not assigned. Number and label are the
 * vendor's, all the rest is ours: categories, advice and outcomes are inferred from what the labels say, no manual
 * states them. `retry` is advice on the code alone; the client repeats only what is declared safe to repeat.
 *
 * `outcome: 'unknown'` stands where the server gave up while it was at work, or did a part of it (4, 11, 23, 46, 58).
 */
// oxfmt-ignore
export const entries = [
  { code: 0, name: 'RecordingStarted', label: 'API_RECORDING_STARTED', effect: 'success', retry: 'never', description: 'The recording has begun.' },
  { code: 1, name: 'AlreadyRecording', label: 'API_ERROR_ALREADY_RECORDING', effect: 'failure', category: 'conflict', retry: 'never', description: 'The device is being recorded already, so no second recording was begun.' },
  { code: 2, name: 'DiskFull', label: 'API_ERROR_OUT_OF_DISK_SPACE', effect: 'failure', category: 'quota_exceeded', retry: 'after_admin', description: 'The server has no disk space left for recordings.', remark: 'Capacity of the server and no allowance of the caller; it does not pass until somebody makes room.' },
  { code: 3, name: 'NoFreeChannels', label: 'API_ERROR_NO_FREE_CHANNELS', effect: 'failure', category: 'quota_exceeded', retry: 'later', description: 'Every recording channel that could serve the request is in use.' },
  { code: 4, name: 'UnspecifiedError', label: 'API_ERROR_UNKNOWN', effect: 'failure', category: 'server', retry: 'later', outcome: 'unknown', description: 'The server met an error that it has no code of its own for.', remark: 'How far the command got is not known: look before a change is repeated.' },
  { code: 5, name: 'DeviceAliasMissing', label: 'API_DEVICE_ALIAS_UNSPECIFIED', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The command needs the alias of a device, and the request names none.' },
  { code: 6, name: 'SchedulerNotRunning', label: 'API_ERROR_SCHEDULER_NOT_RUNNING', effect: 'failure', category: 'unavailable', retry: 'after_admin', description: 'The scheduler, which decides what is recorded, is down.' },
  { code: 7, name: 'DeviceNotInCall', label: 'API_DEVICE_NOT_IN_CALL', effect: 'failure', category: 'invalid_state', retry: 'later', description: 'The server knows of no current call on this device.', remark: 'The report of the call may still be on its way.' },
  { code: 8, name: 'DeviceInvalid', label: 'API_DEVICE_INVALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The device that the request names is not one that the server can work with.' },
  { code: 9, name: 'NoMatchingSchedule', label: 'API_DID_NOT_MATCH_A_SCHEDULE', effect: 'failure', category: 'policy', retry: 'never', description: 'The request was understood, but no recording schedule covers the call, so nothing is recorded.', remark: 'Everyday business where only some calls are recorded: such callers accept the code.' },
  { code: 10, name: 'UnknownMessageType', label: 'API_UNKNOWN_MESSAGE_TYPE', effect: 'failure', category: 'unsupported', retry: 'after_fix', description: 'The server has no command of this name.', remark: 'Either the name is misspelt, or the command belongs to another version of the server.' },
  { code: 11, name: 'ProcessingFailed', label: 'API_ERROR_PROCESSING_MESSAGE', effect: 'failure', category: 'server', retry: 'later', outcome: 'unknown', description: 'The server failed while it was working on the command.', remark: 'A part of the work may be done: look before a change is repeated.' },
  { code: 12, name: 'DeviceNotRecording', label: 'API_DEVICE_NOT_RECORDING', effect: 'failure', category: 'invalid_state', retry: 'later', description: 'No recording is running on this device, so there is none to stop or to change.' },
  { code: 13, name: 'RecordingStopped', label: 'API_RECORDING_STOPPED', effect: 'success', retry: 'never', description: 'The recording has been ended.' },
  { code: 14, name: 'RequestIdInvalid', label: 'API_REQUESTID_INVALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The request id is missing or is not a number that the server takes.' },
  { code: 15, name: 'RequestTypeInvalid', label: 'API_INVALID_REQUEST_TYPE', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The kind of request does not fit what was sent.', remark: 'The label does not tell it from 10; that one is read as an unknown command.' },
  { code: 16, name: 'InvalidMessageFormat', label: 'API_INVALID_MESSAGE_FORMAT', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The server could not read the request as a message.' },
  { code: 17, name: 'InvalidMessageFormatAlternate', label: 'API_INVALID_MESSAGE_FORMAT', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The server could not read the request as a message, reported under a second number.', remark: 'Has the label of 16. If the message names the label of 18, it means what 18 means: the client then reads it as 18.' },
  { code: 18, name: 'NoDefaultRecordingPath', label: 'API_ERROR_NO_DEFAULT_RECORDING_PATH', effect: 'failure', category: 'server', retry: 'after_admin', description: 'The server has not been told where recordings are to be stored.', remark: 'May come under the number 17 as well, with this label in its message.' },
  { code: 20, name: 'Succeeded', label: 'API_OK', effect: 'success', retry: 'never', description: 'The command was carried out.' },
  { code: 21, name: 'ActionInvalid', label: 'API_ERROR_INVALID_ACTION', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The command exists, but not with this action.' },
  { code: 22, name: 'KeysNotUnique', label: 'API_ERROR_KEYS_NOT_UNIQUE', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'A value by which something is identified does not stand for one thing only.', remark: 'The label leaves open whether the value is taken already or fits several records.' },
  { code: 23, name: 'DatabaseQueryFailed', label: 'API_DATABASE_QUERY_ERROR', effect: 'failure', category: 'server', retry: 'later', outcome: 'unknown', description: 'A query that the server put to its database went wrong.', remark: 'Earlier steps of the command may have been stored: look before a change is repeated.' },
  { code: 24, name: 'AgentNotFound', label: 'API_AGENT_NOT_FOUND', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'No agent answers to what the request gives.' },
  { code: 25, name: 'AgentNotActive', label: 'API_AGENT_NOT_ACTIVE', effect: 'failure', category: 'invalid_state', retry: 'after_admin', description: 'The agent exists, but is not an active one.' },
  { code: 26, name: 'RequiredValueBlank', label: 'API_BLANK_REQUIRED_VALUE', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'A parameter that the command cannot do without is missing or empty.' },
  { code: 27, name: 'NoGroup', label: 'API_NO_GROUP', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'There is no group for the command to work with.', remark: 'The label leaves open whether none was given or none was found.' },
  { code: 28, name: 'UserNotFound', label: 'API_USER_NOT_FOUND', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The server has no user such as the request gives.' },
  { code: 29, name: 'ModeInvalid', label: 'API_MODE_INVALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The mode is none that the command knows.' },
  { code: 30, name: 'EventTypeInvalid', label: 'API_EVENT_TYPE_INVALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The request names a type of event that does not exist.' },
  { code: 31, name: 'ClientNotFound', label: 'API_ERROR_CLIENT_NOT_FOUND', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The server keeps no record of the client that the request refers to.' },
  { code: 32, name: 'AlreadyMonitoring', label: 'API_ERROR_ALREADY_MONITORING', effect: 'failure', category: 'conflict', retry: 'never', description: 'The live monitoring that was asked for is running already.' },
  { code: 33, name: 'SessionIdMissing', label: 'API_SESSIONID_UNSPECIFIED', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The command concerns a session, and the request does not say which.' },
  { code: 34, name: 'RecorderNotRunning', label: 'API_ERROR_RECORDER_NOT_RUNNING', effect: 'failure', category: 'unavailable', retry: 'after_admin', description: 'The recorder, which writes the recordings, is down.' },
  { code: 35, name: 'BlockedByRecordingFilter', label: 'API_ERROR_BLOCKED_RECORDING_FILTER', effect: 'failure', category: 'policy', retry: 'never', description: 'The request was understood, but a filter keeps this call from being recorded.', remark: 'A decision of those who run the server: callers who expect it accept the code.' },
  { code: 36, name: 'LoggerNotRunning', label: 'API_ERROR_LOGGER_NOT_RUNNING', effect: 'failure', category: 'unavailable', retry: 'after_admin', description: 'The logger that the command depends on is down.' },
  { code: 37, name: 'RecordingUpdated', label: 'API_RECORDING_UPDATED', effect: 'success', retry: 'never', description: 'The data of the recording have been changed.' },
  { code: 38, name: 'BlackoutStateInvalid', label: 'API_BLACKOUT_INVALID_STATE', effect: 'failure', category: 'invalid_state', retry: 'later', description: 'The blackout cannot be started or ended in the state that it is in.' },
  { code: 39, name: 'NotLicensed', label: 'API_UNLICENSED', effect: 'failure', category: 'quota_exceeded', retry: 'after_admin', description: 'The licence of the server does not cover what was asked for.' },
  { code: 40, name: 'RecordIdInvalid', label: 'API_RECORDID_INVALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The id of the recording is not a valid one.' },
  { code: 41, name: 'FileNotFound', label: 'API_FILE_NOT_FOUND', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The file is not where the server looks for it.' },
  { code: 42, name: 'AgentAlreadyExists', label: 'API_AGENT_ALREADY_EXIST', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'An agent with these data is there already.' },
  { code: 43, name: 'StreamingStarted', label: 'API_STREAMING_STARTED', effect: 'success', retry: 'never', description: 'The live stream has begun.' },
  { code: 44, name: 'CommandNotAllowed', label: 'API_COMMAND_NOT_ALLOWED', effect: 'failure', category: 'permission', retry: 'after_admin', description: 'The server knows the command, but does not let this client use it.' },
  { code: 45, name: 'EmailInvalid', label: 'API_EMAIL_NOT_VALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The e-mail address is not one that the server accepts.' },
  { code: 46, name: 'PartialCoreResponse', label: 'API_PARTIAL_CORE_RESPONSE', effect: 'partial', retry: 'later', outcome: 'unknown', description: 'Only some of the recording cores answered, so the result is incomplete.', remark: 'The cores that answered have done their part: a list may be asked for again, a change should not be repeated blindly.' },
  { code: 47, name: 'CommandQueueFull', label: 'API_COMMAND_QUEUE_FULL', effect: 'failure', category: 'rate_limited', retry: 'later', description: 'More commands are waiting at the server than its queue holds, so this one was not taken.' },
  { code: 48, name: 'TooManyClients', label: 'API_TOO_MANY_CLIENTS', effect: 'failure', category: 'rate_limited', retry: 'later', description: 'More clients are connected than the server serves at once, so the command was not taken.' },
  { code: 49, name: 'CommandNotSupported', label: 'API_COMMAND_NOT_SUPPORTED', effect: 'failure', category: 'unsupported', retry: 'never', description: 'The command is known, but this server does not offer it.' },
  { code: 50, name: 'RoleAlreadyExists', label: 'API_ROLE_ALREADY_EXISTS', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'A role with these data is there already.' },
  { code: 51, name: 'PermissionNotFound', label: 'API_PERMISSIONIDENT_NOT_FOUND', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'No permission has the id that the request gives.' },
  { code: 52, name: 'RoleNotFound', label: 'API_ROLE_NOT_FOUND', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'The server has no role such as the request gives.' },
  { code: 53, name: 'SiteIdInvalid', label: 'API_SITEID_NOT_VALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The id of the site is not a valid one.' },
  { code: 54, name: 'UserAlreadyExists', label: 'API_USER_ALREADY_EXIST', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'A user with these data is there already.' },
  { code: 55, name: 'ServerMisconfigured', label: 'API_CONFIG_ERROR', effect: 'failure', category: 'server', retry: 'after_admin', description: 'A mistake in the configuration of the server stands in the way.' },
  { code: 56, name: 'MaskIdInvalid', label: 'API_MASKID_NOT_VALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The id of the mask is not a valid one.' },
  { code: 57, name: 'PhoneIdInUse', label: 'API_PHONEID_IN_USE', effect: 'failure', category: 'conflict', retry: 'after_fix', description: 'The phone id belongs to somebody or something else already.' },
  { code: 58, name: 'StatusNotSet', label: 'API_STATUS_DEFAULT', effect: 'failure', category: 'server', retry: 'never', outcome: 'unknown', description: 'The server answered without having set a result.', remark: 'It looks like the value that a result has before the work begins, so nothing can be read from it.' },
  { code: 59, name: 'ParametersInvalid', label: 'API_PARAMETERS_INVALID', effect: 'failure', category: 'invalid_request', retry: 'after_fix', description: 'The parameters do not make up a valid command.' },
] as const;

/** A row of any vendor's table, and the label that this vendor gives it. */
interface LabelledEntry extends CodeEntry<number> {
  readonly label: string;
}

// Beside the table, since an exported `as const satisfies` needs an annotation under isolatedDeclarations.
entries satisfies readonly LabelledEntry[];
