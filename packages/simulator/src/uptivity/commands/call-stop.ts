import { codes } from '../codes.ts';
import { callHandling } from './handling.ts';
import type { Command } from './command.ts';

/** A call ends, and its recording with it. */
export const callStop: Command = callHandling('CALLSTOP', ({ calls }, { call, said }) => {
  if (call === undefined) return codes.notInCall;
  calls.update(call, said);
  calls.stop(call);
  return call.recorded ? codes.recordingStopped : codes.ok;
});
