import type { Backstage } from '../frame/vendor.ts';
import type { Dial } from './calls/dial.ts';
import type { Exchange } from './calls/exchange.ts';
import type { Recorder } from './calls/recorder.ts';
import type { VatsSettings } from './options.ts';
import type { ScriptSource } from './script.ts';

/** Everything that commands and queries work on. */
export interface Pbx extends Backstage {
  readonly settings: VatsSettings;
  readonly exchange: Exchange;
  readonly recorder: Recorder;
  readonly dial: Dial;
  readonly script: ScriptSource;
  /** Roubles. */
  balance: number;
}
