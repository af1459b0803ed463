import type { PtkCallbackWire } from './wire/wire.ts';

/** `65:00` is an hour and five minutes. */
export const minutesAndSeconds = (seconds: number): string =>
  [Math.floor(seconds / 60), Math.floor(seconds % 60)].map((part) => String(part).padStart(2, '0')).join(':');

/** The ways to write seconds. */
export const durations: { readonly [Unit in PtkCallbackWire['duration']]: (seconds: number) => string } = {
  seconds: String,
  minutes: (seconds) => String(Math.ceil(seconds / 60)),
  'mm:ss': minutesAndSeconds,
};
