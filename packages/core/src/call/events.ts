import type { Category, ErrorKind, Outcome, Phase } from '../errors/words.ts';

/** What every event of a call carries. */
interface EventBase {
  readonly vendor: string;
  /** The method that was called; of a warning that belongs to no call `connect` or `receive`, and so is `callId`. */
  readonly operation: string;
  /** The same for all events of a call; also in `meta`. */
  readonly callId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 1 for the first request of the call; 0 before it. */
  readonly attempt: number;
  /** The caller's own `context`. */
  readonly context?: unknown;
}

/** What happens inside a call, step by step. Values are words and numbers of ours: no secrets, no personal data. */
export type CallEvent = EventBase &
  (
    | { readonly type: 'start' }
    /** Whom it reaches, as the option `redaction` lets it show. Only with that option. */
    | { readonly type: 'reach'; readonly how: 'ring' | 'message' | 'cost'; readonly numbers: readonly string[] }
    | { readonly type: 'limit'; readonly bucket: string; readonly waitMs: number }
    /** The vendor blocks us, or will at the next mistake: nothing more is sent for so long. */
    | { readonly type: 'hold'; readonly waitMs: number }
    | { readonly type: 'login'; readonly reason: 'first' | 'expired' }
    | { readonly type: 'request'; readonly method: string; readonly endpoint: string }
    | {
        readonly type: 'response';
        readonly endpoint: string;
        readonly status?: number;
        readonly bytes?: number;
        readonly durationMs: number;
        readonly requestId?: string;
      }
    | { readonly type: 'retry'; readonly because: ErrorKind; readonly waitMs: number }
    | { readonly type: 'failover'; readonly because: ErrorKind; readonly endpoint: string }
    | { readonly type: 'settled'; readonly ok: true; readonly durationMs: number; readonly notice?: string | number }
    | {
        readonly type: 'settled';
        readonly ok: false;
        readonly durationMs: number;
        readonly kind: ErrorKind;
        readonly category: Category;
        readonly outcome: Outcome;
        readonly phase?: Phase;
        readonly code?: string | number;
      }
    | { readonly type: 'warning'; readonly warning: string }
  );

export type EventListener = (event: CallEvent) => void;

type WithoutBase<E> = E extends unknown ? Omit<E, keyof EventBase> : never;
export type EventFacts = WithoutBase<CallEvent>;
