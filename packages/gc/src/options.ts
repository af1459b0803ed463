import {
  optionError,
  readEnv,
  refuseUnknownOptions,
  type ClientOptions,
  type Credential,
  type DeliveryError,
  type Issue,
  type OptionNames,
} from '@trunkline/core';
import type { GcEvent } from './events/event.ts';
import { readHttpProfile, type GcHttpProfile } from './http-profile.ts';
import { dialNumber, fitsCommand } from './fields.ts';
import type { SessionStatus } from './session/status.ts';

/** Heartbeats of a session. */
export interface HeartbeatOptions {
  /** From one to the next, in milliseconds. Default 30 000. */
  readonly intervalMs?: number;
  /** After so many without an answer the session is offline. Default 2. */
  readonly misses?: number;
}

/** Options of {@link createGcClient}. */
export interface GcOptions extends ClientOptions {
  /** The URL that commands are posted to. Required, or `endpoints`: the vendor documents none. */
  readonly baseUrl?: string | URL;
  /** Several nodes of GC in order of preference: a session that goes offline connects to the next one. */
  readonly endpoints?: readonly (string | URL)[];
  /**
   * Where GC reaches this program: `https://crm.example/gc`. Each session posts to a path below it; requests there go to
   * {@link GcClient.receive}.
   */
  readonly callbackUrl: string | URL;
  /** The name under which this client is known to GC: its `client_destination`. Default `trunkline`. */
  readonly destination?: string;
  /** The kind of contact centre behind Finesse. With it, commands that are only for the other kind are refused. */
  readonly flavour?: 'ucce' | 'uccx';
  /** What is not documented about GC over HTTP, where your server wants it otherwise. */
  readonly httpProfile?: Partial<GcHttpProfile>;
  /** `false` for none. That they are needed is inferred, and so are interval and misses. */
  readonly heartbeat?: HeartbeatOptions | false;
  /** How long the event that answers may take once GC has accepted a command, in milliseconds. Default 10 000. */
  readonly replyTimeoutMs?: number;
  /** Headers that every event must bear, if something in front of this program adds them. */
  readonly callbackHeaders?: Readonly<Record<string, string>>;
  /** Addresses that may post events; give {@link GcClient.receive} the sender's. */
  readonly callbackAddresses?: readonly string[];
  /** The longest post of events, in bytes. Default 1 048 576 (1 MiB). */
  readonly maxCallbackBytes?: number;
  /**
   * Told of every post that {@link GcClient.receive} turns away: why (`kind`), what GC is told (`status`) and what is at fault
   * (`issues`). Holds nothing of the post. Never changes the answer; what it throws is dropped. Default: nobody is
   * told. `onEvent` is warned of each kind once a minute, since anybody can post.
   */
  readonly onTurnedAway?: (error: DeliveryError) => void;
  /**
   * Told of what a listener of a session throws or rejects with, those of `onStatus` too, and what it had been told: the event,
   * or the status as a text. Changes nothing; what it throws is dropped. Default: nobody is told, and the failure
   * is counted in {@link GcSession.listenerFailures} and is a `warning` of `onEvent`, without the error.
   */
  readonly onListenerError?: (error: unknown, told: GcEvent | SessionStatus) => void;
}

/** Options of its own, beside those of every client. */
export const ownOptions: OptionNames<Omit<GcOptions, keyof ClientOptions>> = {
  callbackUrl: true,
  destination: true,
  flavour: true,
  httpProfile: true,
  heartbeat: true,
  replyTimeoutMs: true,
  callbackHeaders: true,
  callbackAddresses: true,
  maxCallbackBytes: true,
  onTurnedAway: true,
  onListenerError: true,
};

const ofHeartbeat: OptionNames<HeartbeatOptions> = { intervalMs: true, misses: true };

/** An agent to work for. */
export interface AgentOptions {
  /** The agent's login id. */
  readonly agentId: string;
  /** A text, or a function that gives one: asked at every connect and log-in. Sent in clear text: use https. */
  readonly password: Credential;
  /** The telephone to work at. */
  readonly extension?: string;
  /** For users who sign on once: `true`, or the word your server wants as third parameter of Connect. */
  readonly sso?: boolean | string;
  /** The opaque `sessionUrl` of every command. What it is, is not documented. Default: where the session's events go. */
  readonly sessionUrl?: string;
  /** Another name than the client's. */
  readonly destination?: string;
}

export const agentOptions: OptionNames<AgentOptions> = {
  agentId: true,
  password: true,
  extension: true,
  sso: true,
  sessionUrl: true,
  destination: true,
};

export interface ReadGcOptions {
  readonly nodes: readonly { readonly baseUrl: string; readonly page: string }[];
  readonly destination: string;
  readonly flavour: 'ucce' | 'uccx' | undefined;
  readonly profile: GcHttpProfile;
  readonly heartbeat: Required<HeartbeatOptions> | undefined;
  readonly replyTimeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly addresses: readonly string[] | undefined;
  readonly maxBodyBytes: number | undefined;
  readonly onWire: GcOptions['onWire'];
}

function above(value: unknown, option: string, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value > 0 && value <= 2 ** 31 - 1) return value;
  throw optionError(option, 'a number above 0');
}

/** Commands are posted to this very URL, not below it. */
function nodeOf(value: unknown, option: string): ReadGcOptions['nodes'][number] {
  const url = typeof value === 'string' || value instanceof URL ? String(value) : '';
  if (!URL.canParse(url)) throw optionError(option, 'the absolute http(s) URL that commands are posted to');
  const read = new URL(url);
  if (read.search !== '' || read.hash !== '') throw optionError(option, 'without query and fragment');
  const { pathname } = read;
  const page = pathname.slice(pathname.lastIndexOf('/') + 1);
  read.pathname = pathname.slice(0, pathname.length - page.length);
  return { baseUrl: read.href, page };
}

function readNodes({ baseUrl, endpoints }: GcOptions): ReadGcOptions['nodes'] {
  if (baseUrl !== undefined && endpoints !== undefined) throw new TypeError('give baseUrl or endpoints, not both');
  if (endpoints === undefined) return [nodeOf(baseUrl, 'baseUrl')];
  if (!Array.isArray(endpoints) || endpoints.length === 0) throw optionError('endpoints', 'a list of at least one URL');
  return endpoints.map((url, index) => nodeOf(url, `endpoints[${index}]`));
}

function readHeartbeat(heartbeat: GcOptions['heartbeat']): Required<HeartbeatOptions> | undefined {
  if (heartbeat === false) return undefined;
  if (heartbeat !== undefined && (typeof heartbeat !== 'object' || heartbeat === null)) {
    throw optionError('heartbeat', 'an object with intervalMs and misses, or false');
  }
  refuseUnknownOptions(heartbeat ?? {}, ofHeartbeat, 'heartbeat');
  return {
    intervalMs: above(heartbeat?.intervalMs, 'heartbeat.intervalMs', 30_000),
    misses: above(heartbeat?.misses, 'heartbeat.misses', 2),
  };
}

function readAddresses(addresses: unknown): readonly string[] | undefined {
  if (addresses === undefined) return undefined;
  if (Array.isArray(addresses) && addresses.every((address) => typeof address === 'string')) return addresses;
  throw optionError('callbackAddresses', 'a list of addresses');
}

function readCallbackHeaders(headers: unknown = {}): Record<string, string> {
  const isMap = typeof headers === 'object' && headers !== null;
  const entries: [string, unknown][] = isMap ? Object.entries(headers) : [['', undefined]];
  if (entries.every(([, value]) => typeof value === 'string' && value !== '')) {
    return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
  }
  throw optionError('callbackHeaders', 'an object of header names and values');
}

/** Where an agent works. */
export function readExtension(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const kind = dialNumber();
  const issues: Issue[] = [];
  const extension = kind.write(value, 'extension', issues) as string;
  if (issues.length > 0) throw optionError('extension', kind.expected);
  return extension;
}

/** A name that stands in commands and in `type`. */
export function readName(value: unknown, option: string): string {
  if (typeof value === 'string' && fitsCommand(value)) return value;
  throw optionError(option, 'a text without comma, #, |, control characters and blanks around it');
}

export function readGcOptions(options: GcOptions): ReadGcOptions {
  if (typeof options !== 'object' || options === null)
    throw optionError('options', 'an object with baseUrl and callbackUrl');
  const { flavour, onListenerError } = options;
  if (flavour !== undefined && flavour !== 'ucce' && flavour !== 'uccx')
    throw optionError('flavour', "'ucce' or 'uccx'");
  if (onListenerError !== undefined && typeof onListenerError !== 'function')
    throw optionError('onListenerError', 'a function');
  return {
    nodes: readNodes(options),
    destination: readName(options.destination ?? 'trunkline', 'destination'),
    flavour,
    profile: readHttpProfile(options.httpProfile),
    heartbeat: readHeartbeat(options.heartbeat),
    replyTimeoutMs: above(options.replyTimeoutMs, 'replyTimeoutMs', 10_000),
    headers: readCallbackHeaders(options.callbackHeaders),
    addresses: readAddresses(options.callbackAddresses),
    onWire: options.onWire,
    maxBodyBytes:
      options.maxCallbackBytes === undefined ? undefined : above(options.maxCallbackBytes, 'maxCallbackBytes', 1),
  };
}

/**
 * Reads `GC_COMMAND_URL` and `GC_CALLBACK_URL`; names all that is missing at once.
 *
 * ```ts
 * const gc = createGcClient(gcOptionsFromEnv());
 * ```
 */
export function gcOptionsFromEnv(
  env: Readonly<Record<string, string | undefined>> = (globalThis as { process?: { env: Record<string, string> } })
    .process?.env ?? {},
): { readonly baseUrl: string; readonly callbackUrl: string } {
  return readEnv(
    { baseUrl: { name: 'GC_COMMAND_URL', required: true }, callbackUrl: { name: 'GC_CALLBACK_URL', required: true } },
    env,
  );
}
