import type { RecordedRequest, RecordedWebhook } from './records.ts';
import type { Switchboard } from './switchboard.ts';
import type { SimulatorClock } from './time.ts';

/** What the simulator of every vendor can do. */
export interface Simulator extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** What to give a client as its base URL. */
  readonly baseUrl: string;
  /** Scenario time, fit to be a client's clock. */
  readonly clock: SimulatorClock;
  /** Says what goes wrong next. */
  readonly faults: Switchboard;
  /** What clients asked, oldest first; the last 10 000. */
  readonly requests: readonly RecordedRequest[];
  /** What was posted to the client, in the order in which it was answered; the last 10 000. */
  readonly webhooks: readonly RecordedWebhook[];
  /**
   * Where events are posted; may be set at any time. Without it they are only recorded. A vendor whose clients say
   * themselves where events go (gc) doesn't read it.
   */
  callbackUrl: string | undefined;
  /** How many connections to the simulator are open now, over all transports. */
  readonly openSockets: number;
  /**
   * Manual time only: lets that many scenario milliseconds pass, fires what falls due in time order, and resolves when
   * every webhook it caused was answered or timed out. Don't await it inside a webhook's handler.
   */
  advance(ms: number): Promise<void>;
  /**
   * Manual time: advances in steps until the promise settles, then answers with it; for a client that waits on the
   * simulator's clock. Rejects when the promise is still open after `limitMs` scenario milliseconds (default 10 minutes).
   * Real time: just waits for the promise.
   */
  advanceUntil<Value>(promise: PromiseLike<Value>, limitMs?: number): Promise<Value>;
  /** Resolves when every webhook that is due was answered or failed. */
  settled(): Promise<void>;
  /** Lets the scenario run to its end: manual time jumps there, real time passes. */
  idle(): Promise<void>;
  /** Back to the state after creation: no calls, records, scripts or faults; ids start again. Time goes on. */
  reset(): void;
  /** Ends every connection and timer. Idempotent. */
  readonly close: () => Promise<void>;
}
