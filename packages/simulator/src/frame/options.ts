import type { Activity } from './records.ts';
import type { ScenarioTime } from './time.ts';

/** What every simulator can be told at its creation. */
export interface SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Where events are posted: the client's address, below which `events/…` and `result/…` lie. */
  readonly callbackUrl?: string;
  /** Takes the events in this process instead, without a server: a webhook receiver's `receive`. */
  readonly receive?: (request: Request) => Response | Promise<Response>;
  /** Default `real`. */
  readonly time?: ScenarioTime;
  /** Ids grow from it; another seed gives other ids. Default 1. */
  readonly seed?: number;
  /** How long the client may take to answer a webhook, in real milliseconds. Default 5000. */
  readonly webhookTimeoutMs?: number;
  /** Called for each request and webhook when it is over. */
  readonly onActivity?: (activity: Activity) => void;
}
