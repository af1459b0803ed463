import type { Backstage } from '../frame/vendor.ts';
import type { Dial } from './calls/dial.ts';
import type { Exchange } from './calls/exchange.ts';
import type { Recorder } from './calls/recorder.ts';
import type { SeededCalls } from './calls/seeded.ts';
import type { Company } from './company.ts';
import type { Desk } from './desk.ts';
import type { VatsSettings } from './options.ts';
import type { ScriptSource } from './script.ts';

/** Everything that commands and queries work on. */
export interface Pbx extends Backstage {
  readonly settings: VatsSettings;
  /** What requests may change. */
  readonly company: Company;
  /** What clients come back for. */
  readonly desk: Desk;
  readonly exchange: Exchange;
  readonly recorder: Recorder;
  readonly dial: Dial;
  /** Calls that were made up. */
  readonly seeded: SeededCalls;
  readonly script: ScriptSource;
  /** Roubles. */
  balance: number;
}
