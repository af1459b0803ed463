/** What an agent is told: by what GC wants of a client, else by category, whatever the code was. */
import { gcCodes, type GcError } from '@trunkline/gc';

const byCategory: Partial<Record<GcError['category'], string>> = {
  invalid_request: 'That was not understood. Please check what you entered.',
  authentication: 'The agent id or the password is wrong, or the account is locked.',
  permission: 'You may not do that.',
  not_found: 'That call is over.',
  conflict: 'Something else is being done at the moment. Please try again.',
  invalid_state: 'That is not possible now: the call or your state has just changed.',
  rate_limited: 'That was too much at once. Please try again in a moment.',
  quota_exceeded: 'No licence is free. Please tell your administrator.',
  unavailable: 'The contact centre is not available at the moment. Please try again.',
  network: 'The contact centre cannot be reached. Please try again in a moment.',
  timeout: 'The contact centre did not answer in time.',
  unsupported: 'This contact centre cannot do that.',
  policy: 'That number may not be called from here.',
  telephony: 'The telephone system turned that down.',
};

const words = 'Something failed in the contact centre. Please tell your administrator if it happens again.';

/** What the document wants asked again, and where on the page that is. */
const askedAgain: Readonly<Record<string, { readonly field: string; readonly message: string }>> = {
  askPassword: { field: 'password', message: 'The password is wrong.' },
  askCredentials: { field: 'agentId', message: byCategory.authentication ?? words },
  askExtension: { field: 'extension', message: 'There is no such telephone. Please check the extension.' },
  askNumber: { field: 'number', message: 'Please enter a number.' },
  askReasonCode: { field: 'reason', message: 'Please choose a reason.' },
};

/** The fields of our calls, by the names of the page. */
const fields: Readonly<Record<string, Told>> = {
  password: { field: 'password', message: 'A password has no comma, # or |.' },
  reasonCode: { field: 'reason', message: 'Please choose a reason.' },
  number: { field: 'number', message: 'Please enter a number, with digits only.' },
  extension: { field: 'number', message: 'Please enter a number, with digits only.' },
};

export interface Told {
  readonly message: string;
  /** The field of the page to correct. */
  readonly field?: string;
}

export function inWords(error: GcError): Told {
  // Accepted, and nobody knows what became of it.
  if (error.outcome === 'unknown')
    return { message: 'We could not tell whether that worked. Look at your calls before you try again.' };
  const wrong = error.kind === 'input' ? fields[error.issues[0]?.path ?? ''] : undefined;
  if (wrong !== undefined) return wrong;
  if (error.kind === 'api') {
    if (error.code === 'BAD_DESTINATION' || error.code === 'CF_INVALID_CALLED_DEVICE')
      return { field: 'number', message: 'That number cannot be called. Please check it.' };
    const asked = askedAgain[gcCodes.find(error.code).behaviour ?? ''];
    if (asked !== undefined) return asked;
  }
  return { message: byCategory[error.category] ?? words };
}

/** The agent's states, as a person says them. */
export const stateWords: Readonly<Record<string, string>> = {
  READY: 'Ready',
  NOT_READY: 'Not ready',
  TALKING: 'Talking',
  RESERVED: 'A call is coming',
  RESERVED_OUTBOUND: 'A call is coming',
  RESERVED_OUTBOUND_PREVIEW: 'A call is offered',
  WORK: 'Wrapping up',
  WORK_READY: 'Wrapping up, then ready',
  HOLD: 'Call on hold',
  LOGOUT: 'Logged out',
};
