import type { Time } from '../frame/time.ts';
import type { CallBook } from './calls.ts';
import type { Devices } from './devices.ts';
import type { UptivitySettings } from './options.ts';
import type { ScriptSource } from './script.ts';

/** Everything that commands work on. */
export interface Site {
  readonly settings: UptivitySettings;
  readonly time: Time;
  readonly devices: Devices;
  readonly calls: CallBook;
  readonly script: ScriptSource;
}
