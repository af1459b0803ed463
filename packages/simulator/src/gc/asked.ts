import type { RecordedRequest } from '../frame/records.ts';
import { findCommand } from './commands/index.ts';
import type { SessionName } from './sessions.ts';

/** A command, as it came. */
export interface GcCommand {
  /** In the manual's spelling; as sent when it is none of the manual's. */
  readonly verb: string;
  /** The id behind the `#`: an agent's, or the client's destination. */
  readonly id: string;
  /** In order, as sent. */
  readonly params: readonly string[];
  readonly sessionUrl: string;
  /** `callbackFqdn` and `callbackEndpoint` as one address; absent when they weren't sent. */
  readonly callbackUrl?: string;
}

const textIn = (data: object, name: string): string => {
  const value: unknown = (data as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
};

const callbackUrlOf = (fqdn: string, endpoint: string): string | undefined => {
  const base = /^https?:\/\//i.test(fqdn) ? fqdn : `http://${fqdn}`;
  const url = `${base.replace(/\/+$/, '')}/${endpoint.replace(/^\/+/, '')}`;
  return fqdn !== '' && URL.canParse(url) ? url : undefined;
};

/** Reads a command; undefined when it isn't one. */
export const readCommand = ({ json }: Pick<RecordedRequest, 'json'>): GcCommand | undefined => {
  const data: unknown = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
  if (typeof data !== 'object' || data === null) return undefined;
  const [, verb, id] = /^\s*([^#]*?)\s*#\s*(.*?)\s*$/s.exec(textIn(data, 'type')) ?? [];
  if (verb === undefined || id === undefined) return undefined;
  const body = textIn(data, 'body');
  const callbackUrl = callbackUrlOf(textIn(data, 'callbackFqdn'), textIn(data, 'callbackEndpoint'));
  return {
    verb: findCommand(verb)?.verb ?? verb,
    id,
    // A command without parameters says so in a word.
    params: body === '' || body === 'null' ? [] : body.split(','),
    sessionUrl: textIn(data, 'sessionUrl'),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  };
};

/** The parameters by their names in the manual; those beyond them by their number. */
export const namedParams = ({ verb, params }: GcCommand): Record<string, string> => {
  const names = Object.keys(findCommand(verb)?.params ?? {});
  return Object.fromEntries(params.map((value, index) => [names[index] ?? `parameter${index + 1}`, value]));
};

/** The session that a command names; `Connect` says the client's name in its first parameter, a heartbeat in its type. */
export const sessionNameOf = ({ verb, id, params, sessionUrl, callbackUrl }: GcCommand): SessionName => ({
  sessionUrl,
  destination: verb === 'Connect' ? (params[0] ?? '') : id,
  callbackUrl,
});
