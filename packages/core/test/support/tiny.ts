import {
  connect,
  openJson,
  type ClientOptions,
  type Connection,
  type ConnectionFacts,
  type Dialect,
  type Verdict,
} from '../../src/index.ts';
import { tinyCodes, type TinyCode } from './tiny-codes.ts';

export interface TinyWire {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
}

export interface TinyPrepared {
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  /** Fixed once per call. */
  readonly commandId: string;
}

export type TinyDialect = Dialect<TinyWire, TinyPrepared, unknown, TinyCode>;

/** How long the invented vendor blocks after code 40. */
export const blockedMs = 120_000;

function judgeTiny(envelope: unknown, operation: string, now: number): Verdict<TinyCode> {
  if (typeof envelope !== 'object' || envelope === null || !('code' in envelope)) return { verdict: 'foreign' };
  const { code, data, message } = envelope as { code: unknown; data?: unknown; message?: unknown };
  const reading = tinyCodes.find(code, { operation });
  const vendorText = typeof message === 'string' ? message : undefined;
  if (reading.effect === 'success') return { verdict: 'accepted', payload: data };
  if (reading.effect === 'partial') return { verdict: 'accepted', payload: data, notice: reading };
  if (reading.effect === 'pending') return { verdict: 'pending', reading, payload: data };
  if (reading.code === 20) return { verdict: 'login', reading, vendorText };
  if (reading.code === 30) return { verdict: 'limited', reading };
  if (reading.code === 40) return { verdict: 'held', reading, untilMs: now + blockedMs };
  const refused = { verdict: 'refused', reading, payload: data, vendorText } as const;
  return reading.code === 11 ? { ...refused, repeat: true } : refused;
}

/** `{ "code": 0, "data": … }` over HTTP: the smallest dialect that can do everything the line asks for. */
export function tinyDialect(extra: Partial<TinyDialect> = {}): TinyDialect {
  return {
    vendor: 'tiny',
    requestIdHeader: 'x-tiny-request',
    encode(wire, { operation, callId }) {
      const { method, path } = operation.wire;
      const query = method === 'GET' ? new URLSearchParams(wire as Record<string, string>).toString() : '';
      return {
        method,
        path: query === '' ? path : `${path}?${query}`,
        body: method === 'GET' ? undefined : JSON.stringify(wire),
        commandId: `command-of-${callId}`,
      };
    },
    stamp({ method, path, body, commandId }, { credentials, token, attempt }) {
      const headers = {
        'x-command': commandId,
        'x-attempt': String(attempt),
        ...(credentials['key'] === undefined ? {} : { authorization: `Bearer ${credentials['key']}` }),
        ...(token === undefined ? {} : { 'x-token': token }),
      };
      return body === undefined ? { method, path, headers } : { method, path, headers, body };
    },
    open: ({ text, contentType }) => openJson(text, contentType),
    judge: (envelope, { operation, now }) => judgeTiny(envelope, operation.name, now),
    ...extra,
  };
}

type TinyFacts = ConnectionFacts<TinyWire, TinyPrepared, unknown, TinyCode>;

/** A connection to the invented vendor. */
export function tiny(options: ClientOptions = {}, facts: Partial<TinyFacts> = {}): Connection<TinyCode, undefined> {
  const server = options.endpoints === undefined ? { baseUrl: 'http://tiny.test/api' } : {};
  return connect({ dialect: tinyDialect(), options: { ...server, ...options }, ...facts });
}
