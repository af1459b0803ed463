import type {
  AbortedFacts,
  AnyFacts,
  ApiFacts,
  Branded,
  DecodeFacts,
  HttpFacts,
  InputFacts,
  Issue,
  NetworkFacts,
  RefusedFacts,
  TimeoutFacts,
  TrunklineError,
  UnexpectedFacts,
} from './error.ts';
import { closedReason, type RefusedReason } from './words.ts';

/** Registered, so that errors are recognised across copies, module formats and minifiers. */
const brand: unique symbol = Symbol.for('trunkline.error');

/** What a message says beyond vendor, operation and kind: words of ours and allow-listed facts, nothing from the wire. */
const say: { [K in AnyFacts['kind']]: (facts: Extract<AnyFacts, { kind: K }>, cause?: Error) => string } = {
  input: (facts: InputFacts) => told(facts.issues),
  refused: (facts: RefusedFacts) =>
    `refused here (${facts.reason})${Object.hasOwn(refusals, facts.reason) ? `: ${refusals[facts.reason]}` : ''}${wait(facts)}`,
  network: (facts: NetworkFacts) =>
    `the connection failed in phase ${facts.phase} (${[facts.reason, facts.tlsReason, facts.networkCode].filter(Boolean).join(', ')})`,
  timeout: (facts: TimeoutFacts) => `the ${facts.scope} clock ran out in phase ${facts.phase}`,
  aborted: (facts: AbortedFacts) =>
    `${facts.reason === closedReason ? closedReason : 'the caller aborted'} in phase ${facts.phase}`,
  http: (facts: HttpFacts) =>
    facts.reason === 'redirect'
      ? `status ${facts.status}: redirect${facts.redirectHost === undefined ? '' : ` to ${facts.redirectHost}`} not followed`
      : `status ${facts.status} without a vendor envelope`,
  decode: (facts: DecodeFacts) =>
    `the answer could not be read (${facts.reason})${facts.issues.map((issue) => `; ${issue.path || 'answer'} must be ${issue.expected}`).join('')}`,
  api: (facts: ApiFacts) => `${facts.code} ${facts.codeName}: ${facts.description}`,
  unexpected: (facts: UnexpectedFacts, cause) =>
    facts.issues === undefined
      ? `${facts.participant} threw${details(facts.subject, codeOf(cause))}`
      : told(facts.issues),
};

const told = (issues: readonly Issue[]): string =>
  issues.map((issue) => `${issue.path || 'input'} must be ${issue.expected}`).join('; ');

/** A clean cause has a code that can be shown: `ENOENT`. */
const codeOf = (cause: Error | undefined): string | undefined => (cause as { code?: string } | undefined)?.code;

function details(...known: readonly (string | undefined)[]): string {
  const shown = known.filter((detail) => detail !== undefined);
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

const wait = ({ retryAfterMs }: RefusedFacts): string =>
  retryAfterMs === undefined ? '' : `, for ${Math.ceil(retryAfterMs / 1_000)} s more`;

/** Why a rule of ours says no, and what would let it pass. */
const refusals: Readonly<Record<RefusedReason, string>> = {
  limit: 'no place under the request limit comes in time',
  guard: 'the guard did not allow it',
  window: 'the vendor would turn it away for now',
  closed: 'the client is closed',
  session: 'there is no open session, connect first',
  queue_full: 'too many wait already',
  no_endpoint: 'no server is left',
  unsupported: 'this kind of server does not have it',
};

const outcomeWords = {
  not_sent: 'not sent',
  rejected: 'rejected',
  unknown: 'outcome unknown',
} as const;

type Say = (facts: AnyFacts, cause?: Error) => string;

/** The login before the call is not the call: without a word of it `status 404` and `not sent` would contradict each other. */
const login = ({ phase, kind }: AnyFacts): string =>
  phase === 'login' && ['api', 'http', 'decode', 'input'].includes(kind) ? 'the login failed: ' : '';

function messageOf(facts: AnyFacts, cause: Error | undefined): string {
  const words = Object.hasOwn(say, facts.kind) ? (say[facts.kind] as Say) : () => 'failed';
  const what = login(facts) + words(facts, cause);
  return `${facts.vendor} ${facts.operation}: ${what} [${facts.kind}, ${outcomeWords[facts.outcome]}]`;
}

const errorName = /^[A-Z][A-Za-z]{0,40}Error$/;

/** A reason may be any object of the caller's: JSON and clones get the name of an error, or the type. */
function plainReason(reason: unknown): string {
  try {
    const name: unknown = typeof reason === 'object' && reason !== null && 'name' in reason ? reason.name : undefined;
    return typeof name === 'string' && errorName.test(name) ? name : typeof reason;
  } catch {
    return typeof reason; // a getter or a proxy that throws
  }
}

/** Makes the error of these facts. `cause` must be clean: see {@link cleanCause}. */
export function makeError<Facts extends AnyFacts>(facts: Facts, cause?: Error): Branded<Facts> {
  const error = new Error(messageOf(facts, cause), cause === undefined ? undefined : { cause });
  Object.defineProperty(error, 'name', { value: 'TrunklineError', configurable: true });
  Object.defineProperty(error, brand, { value: true });
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined || key === 'message') continue;
    const shown = !(facts.kind === 'aborted' && key === 'reason');
    Object.defineProperty(error, key, { value, enumerable: shown });
  }
  Object.defineProperty(error, 'toJSON', {
    value: () => {
      const { message } = error;
      return facts.kind === 'aborted'
        ? { message, ...facts, reason: plainReason(facts.reason) }
        : { message, ...facts };
    },
  });
  return error as unknown as Branded<Facts>;
}

/**
 * Is it one of ours? Works for errors from another copy of the package, another module format, a minified bundle.
 *
 * ```ts
 * try { unwrap(result) } catch (error) { if (isTrunklineError(error)) error.kind }
 * ```
 */
export function isTrunklineError(value: unknown): value is TrunklineError {
  try {
    return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true;
  } catch {
    return false; // a proxy that throws
  }
}
