import type { Notice } from '../codes/entry.ts';
import type { TrunklineError } from '../errors/error.ts';

/** What is known about a call, on both arms. */
export interface Meta {
  readonly vendor: string;
  readonly operation: string;
  /** The call's own id; every event of the call carries it. */
  readonly callId: string;
  /** How many times a request was handed to the network. */
  readonly attempts: number;
  /** From the call to its Result, in milliseconds. */
  readonly durationMs: number;
  /** Origin of the endpoint that was used last. */
  readonly endpoint?: string;
  readonly status?: number;
  /** The vendor's own id of the request, for its support desk. */
  readonly requestId?: string;
  /** Response headers from the allow-list (`date`, `retry-after`, `content-type`, rate-limit headers, the vendor's request id). */
  readonly headers?: Readonly<Record<string, string>>;
  /** The caller's own `context`, as given. */
  readonly context?: unknown;
}

/** The codes of an error union: what its `api` errors are read as. Any, where it has none. */
export type CodeOf<E> = [ApiCode<E>] extends [never] ? string | number : ApiCode<E>;
type ApiCode<E> = E extends { readonly kind: 'api'; readonly readAs?: infer Code }
  ? Extract<Code, string | number>
  : never;

export interface Ok<T, Code extends string | number = string | number> {
  readonly ok: true;
  readonly value: T;
  readonly error?: never;
  readonly meta: Meta;
  /** The vendor did it, with a remark: done in part, or a warning. */
  readonly notice?: Notice<Code>;
}

export interface Err<E> {
  readonly ok: false;
  readonly value?: never;
  readonly error: E;
  readonly meta: Meta;
  readonly notice?: never;
}

/**
 * What every call answers: plain data, told apart by `ok`.
 *
 * ```ts
 * const { ok, value, error } = await vats.account.balance();
 * if (ok) console.log(value.balance);
 * else console.error(error.kind, error.category);
 * ```
 */
export type Result<T, E = TrunklineError> = Ok<T, CodeOf<E>> | Err<E>;

const local: Meta = { vendor: 'local', operation: 'local', callId: 'local', attempts: 0, durationMs: 0 };

/** A success. Without `meta` it is one of your own making. */
export function ok<T>(value: T, meta?: Meta): Ok<T, never>;
export function ok<T, Code extends string | number>(
  value: T,
  meta: Meta | undefined,
  notice: Notice<Code> | undefined,
): Ok<T, Code>;
export function ok<T, Code extends string | number>(value: T, meta: Meta = local, notice?: Notice<Code>): Ok<T, Code> {
  return notice === undefined ? { ok: true, value, meta } : { ok: true, value, meta, notice };
}

/** A failure. Without `meta` it is one of your own making. */
export function err<E>(error: E, meta: Meta = local): Err<E> {
  return { ok: false, error, meta };
}
