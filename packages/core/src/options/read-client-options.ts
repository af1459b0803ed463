import { boundedSender } from '../send/bounded-sender.ts';
import { kySender } from '../send/ky-sender.ts';
import { networkWarnings, senderOfNetwork } from './network-sender.ts';
import type { ClosableSender, SchemeSender, Sender, SendPlace } from '../send/sender.ts';
import type { NumberRedaction } from '../call/redact-numbers.ts';
import type { ClientOptions } from './client-options.ts';
import type { Coordination } from '../coordination/coordination.ts';
import { systemClock, type Clock } from './clock.ts';
import { readEndpoint, type Endpoint } from './endpoint.ts';
import { headerIssues } from './headers.ts';
import { optionError } from './option-error.ts';
import { longestTimer } from './timers.ts';

type Needed =
  | 'attemptTimeoutMs'
  | 'totalTimeoutMs'
  | 'idleTimeoutMs'
  | 'maxBodyBytes'
  | 'charset'
  | 'keepRaw'
  | 'clock'
  | 'random'
  | 'coordination'
  | 'headers';

export interface ReadOptions extends Required<Pick<ClientOptions, Needed>> {
  readonly endpointList: readonly [Endpoint, ...Endpoint[]];
  readonly send: Sender;
  readonly place: ReadPlace;
  /** Closes what the option `connection` holds open. */
  readonly closeNetwork: (() => Promise<void>) | undefined;
  readonly networkWarnings: readonly string[];
  readonly customSender: boolean;
  readonly retryLimit: number;
  readonly maxRetryAfterMs: number;
  readonly retryBudgetShare: number | undefined;
  readonly redaction: NumberRedaction;
  readonly guard: ClientOptions['guard'];
  readonly onEvent: ClientOptions['onEvent'];
  readonly onWire: ClientOptions['onWire'];
}

function numberOption(value: unknown, option: string, fallback: number, min: number, max: number = Infinity): number {
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw optionError(option, max === Infinity ? `a number of at least ${min}` : `a number from ${min} to ${max}`);
}

function wholeOption(value: unknown, option: string, fallback: number): number {
  const number = numberOption(value, option, fallback, 0);
  if (!Number.isInteger(number)) throw optionError(option, 'a whole number');
  return number;
}

function readClock(clock: ClientOptions['clock']): Clock {
  if (clock === undefined) return systemClock;
  const hands = ['now', 'monotonic', 'sleep'] as const;
  if (typeof clock === 'object' && clock !== null && hands.every((hand) => typeof clock[hand] === 'function'))
    return clock;
  throw optionError('clock', 'an object with now, monotonic and sleep');
}

/** What each store must be able to do. */
const methodsOf: { readonly [Store in keyof Coordination]-?: readonly (keyof NonNullable<Coordination[Store]>)[] } = {
  limits: ['take'],
  holds: ['until', 'hold'],
  seen: ['note', 'forget'],
  outcomes: ['expect', 'deliver'],
  tokens: ['read', 'write'],
};

function readCoordination(coordination: ClientOptions['coordination']): Coordination {
  if (coordination === undefined) return {};
  if (typeof coordination !== 'object' || coordination === null)
    throw optionError('coordination', 'an object with limits, holds, seen, outcomes, tokens');
  for (const [name, methods] of Object.entries<readonly string[]>(methodsOf)) {
    const store: unknown = coordination[name as keyof Coordination];
    const able = methods.every((method) => typeof (store as Record<string, unknown> | null)?.[method] === 'function');
    if (store !== undefined && !able) throw optionError(`coordination.${name}`, `an object with ${methods.join(', ')}`);
  }
  return coordination;
}

function readRedaction(redaction: ClientOptions['redaction'] = {}): NumberRedaction {
  if (typeof redaction !== 'object' || redaction === null)
    throw optionError('redaction', 'an object with phoneNumbers');
  const given: unknown = redaction.phoneNumbers ?? 'omit';
  if (given === 'omit' || given === 'last4') return given;
  const key: unknown =
    typeof given === 'object' && given !== null ? (given as { hmacKey?: unknown }).hmacKey : undefined;
  if (typeof key === 'string' && key.length >= 16) return { hmacKey: key };
  throw optionError('redaction.phoneNumbers', "'omit', 'last4', or { hmacKey } of at least 16 characters");
}

function functionOption<F>(value: F | undefined, option: string): F | undefined {
  if (value === undefined || typeof value === 'function') return value;
  throw optionError(option, 'a function');
}

/** What the vendor says of its servers. */
export interface ServerFacts {
  readonly defaultBaseUrl?: string;
  /** Ways to send beside HTTP, by the scheme of the URL: `{ 'tcp:': … }`. */
  readonly senders?: Readonly<Record<string, SchemeSender>>;
}

/** Who sends an attempt: the caller's own sender, the vendor's for the scheme, or ky. */
function readSender(
  { sender, fetch }: ClientOptions,
  senders: Readonly<Record<string, SchemeSender>>,
  network: ClosableSender | undefined,
): Sender {
  if (functionOption(sender, 'sender') !== undefined) return boundedSender(sender as Sender);
  const http = network?.send ?? kySender(functionOption(fetch, 'fetch'));
  const others = Object.entries(senders).map(([scheme, { send }]) => [scheme, boundedSender(send)] as const);
  if (others.length === 0) return http;
  const byScheme = new Map(others);
  return (request, limits) => (byScheme.get(request.endpoint.protocol) ?? http)(request, limits);
}

/** Waits for a place to send from, where the endpoint's way of sending has only so many. */
export type ReadPlace = (endpoint: Endpoint, signal: AbortSignal) => Promise<SendPlace | undefined> | undefined;

function readPlace({ sender }: ClientOptions, senders: Readonly<Record<string, SchemeSender>>): ReadPlace {
  if (sender !== undefined) return () => undefined;
  return (endpoint, signal) => senders[endpoint.protocol]?.place?.(endpoint, signal);
}

function readEndpoints(
  { baseUrl, endpoints }: ClientOptions,
  { defaultBaseUrl, senders = {} }: ServerFacts,
): readonly [Endpoint, ...Endpoint[]] {
  const protocols = ['http:', 'https:', ...Object.keys(senders)];
  if (baseUrl !== undefined && endpoints !== undefined) throw new TypeError('give baseUrl or endpoints, not both');
  if (endpoints !== undefined) {
    if (!Array.isArray(endpoints)) throw optionError('endpoints', 'a list of URLs');
    const [first, ...rest] = endpoints.map((url, index) => readEndpoint(url, `endpoints[${index}]`, protocols));
    if (first === undefined) throw optionError('endpoints', 'a list of at least one URL');
    return [first, ...rest];
  }
  return [readEndpoint(baseUrl ?? defaultBaseUrl, 'baseUrl', protocols)];
}

function refuseBrowser(options: ClientOptions): void {
  const global = globalThis as { window?: unknown; document?: unknown };
  const inPage = typeof global.window === 'object' && typeof global.document === 'object';
  if (inPage && options.dangerouslyAllowBrowser !== true) {
    throw new TypeError(
      'this client holds secrets, and in a browser page everyone can read them: call the vendor from a server, or set dangerouslyAllowBrowser',
    );
  }
}

function readHeaders(headers: ClientOptions['headers']): Record<string, string> {
  const [issue] = headerIssues(headers, 'headers');
  if (issue !== undefined) throw optionError(issue.path, issue.expected);
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Reads the options that all clients share; throws a `TypeError` that names the option. */
export function readClientOptions(options: ClientOptions, servers: ServerFacts = {}): ReadOptions {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object');
  refuseBrowser(options);
  const { charset = 'strict', retry = {} } = options;
  const endpointList = readEndpoints(options, servers);
  const network = senderOfNetwork(options, endpointList);
  if (typeof retry !== 'object' || retry === null)
    throw optionError('retry', 'an object with limit, maxRetryAfterMs, budget');
  if (charset !== 'strict' && charset !== 'lenient') throw optionError('charset', "'strict' or 'lenient'");
  return {
    endpointList,
    send: readSender(options, servers.senders ?? {}, network),
    closeNetwork: network?.close,
    networkWarnings: networkWarnings(options),
    place: readPlace(options, servers.senders ?? {}),
    customSender: options.sender !== undefined,
    headers: readHeaders(options.headers),
    attemptTimeoutMs: numberOption(options.attemptTimeoutMs, 'attemptTimeoutMs', 10_000, 1, longestTimer),
    totalTimeoutMs: numberOption(options.totalTimeoutMs, 'totalTimeoutMs', 60_000, 1, longestTimer),
    idleTimeoutMs: numberOption(options.idleTimeoutMs, 'idleTimeoutMs', 30_000, 1, longestTimer),
    retryLimit: wholeOption(retry.limit, 'retry.limit', 2),
    maxRetryAfterMs: numberOption(retry.maxRetryAfterMs, 'retry.maxRetryAfterMs', 30_000, 0),
    retryBudgetShare: retry.budget === undefined ? undefined : numberOption(retry.budget, 'retry.budget', 0, 0, 1),
    maxBodyBytes: numberOption(options.maxBodyBytes, 'maxBodyBytes', 8_388_608, 1),
    charset,
    keepRaw: options.keepRaw === true,
    redaction: readRedaction(options.redaction),
    guard: functionOption(options.guard, 'guard'),
    onEvent: functionOption(options.onEvent, 'onEvent'),
    onWire: functionOption(options.onWire, 'onWire'),
    clock: readClock(options.clock),
    random: functionOption(options.random, 'random') ?? Math.random,
    coordination: readCoordination(options.coordination),
  };
}
