/** The error codes that the simulator gives by itself, with what their events say in words. Any other may be sent too. */
const errorTexts = {
  SUBSCRIPTION_FAILED: 'Invalid Credentials',
  Unauthorized: 'This session has not connected the agent.',
  SESSION_INVALIDATED: 'The agent has connected from somewhere else.',
  DOWN: 'Finesse gives no answer.',
  LICENSES_EXCEEDED: 'All licences are in use.',
  MISSING_PASSWORD: 'No password was sent.',
  MISSING_EXTENSION: 'No extension was sent.',
  MISSING_NUMBER: 'No number was sent.',
  MISSING_REASON_CODE: 'No reason code was sent.',
  WRONG_EXTENSION: 'An extension has digits only.',
  NO_DIALOG_ID: 'There is no such dialog.',
  PLEASE_RETRY: 'The parameters of the request are wrong.',
  USER_NOT_FOUND: 'There is no such agent.',
  GENERAL_ERROR: 'This could not be done.',
  BAD_DESTINATION: 'There is no such extension.',
  CF_AGENT_ACCOUNT_LOCKED_OUT: 'The account is locked.',
  CF_GENERIC_UNSPECIFIED_REJECTION: 'The request was turned down.',
  CF_INVALID_CALLED_DEVICE: 'This cannot be dialled.',
  CF_INVALID_LOGON_DEVICE_SPECIFIED: 'There is no such phone to log in at.',
  CF_INVALID_OBJECT_STATE: 'Not possible in this state.',
  CF_INVALID_PASSWORD_SPECIFIED: 'The password is wrong.',
  CF_RESOURCE_BUSY: 'Somebody else uses this phone.',
} as const;

export type ErrorCode = keyof typeof errorTexts;

/** What a command comes to: nothing, or the code of its refusal. */
export type Refusal = ErrorCode | void;

/** Whether a code comes from Finesse, and not from the connector itself. */
export const isFromFinesse = (code: string): boolean => /^(CF|E_CTI)_/.test(code);

export const textOf = (code: string): string =>
  Object.hasOwn(errorTexts, code) ? errorTexts[code as ErrorCode] : 'Something is wrong.';
