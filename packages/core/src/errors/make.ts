import type {
  AbortedFacts,
  AnyFacts,
  ApiFacts,
  Branded,
  DecodeFacts,
  HttpFacts,
  InputFacts,
  NetworkFacts,
  RefusedFacts,
  TimeoutFacts,
  TrunklineError,
  UnexpectedFacts,
} from './error.ts';
import { closedReason } from './words.ts';

/** Registered, so that errors are recognised across copies, module formats and minifiers. */
const brand: unique symbol = Symbol.for('trunkline.error');

/** What a message says beyond vendor, operation and kind: words of ours and allow-listed facts, nothing from the wire. */
const say: { [K in AnyFacts['kind']]: (facts: Extract<AnyFacts, { kind: K }>) => string } = {
  input: (facts: InputFacts) =>
    facts.issues.map((issue) => `${issue.path || 'input'} must be ${issue.expected}`).join('; '),
  refused: (facts: RefusedFacts) => `refused here (${facts.reason})`,
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
  unexpected: (facts: UnexpectedFacts) => `${facts.participant} threw`,
};

const outcomeWords = {
  not_sent: 'not sent',
  rejected: 'rejected',
  unknown: 'outcome unknown',
} as const;

function messageOf(facts: AnyFacts): string {
  const words = Object.hasOwn(say, facts.kind) ? (say[facts.kind] as (facts: AnyFacts) => string) : () => 'failed';
  return `${facts.vendor} ${facts.operation}: ${words(facts)} [${facts.kind}, ${outcomeWords[facts.outcome]}]`;
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
  const error = new Error(messageOf(facts), cause === undefined ? undefined : { cause });
  Object.defineProperty(error, 'name', { value: 'TrunklineError', configurable: true });
  Object.defineProperty(error, brand, { value: true });
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined) continue;
    const shown = !(facts.kind === 'aborted' && key === 'reason');
    Object.defineProperty(error, key, { value, enumerable: shown });
  }
  Object.defineProperty(error, 'toJSON', {
    value: () => (facts.kind === 'aborted' ? { ...facts, reason: plainReason(facts.reason) } : { ...facts }),
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
