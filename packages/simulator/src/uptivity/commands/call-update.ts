import { codes } from '../codes.ts';
import { callHandling } from './handling.ts';
import type { Command } from './command.ts';

/** Says more about a call that is going on. */
export const callUpdate: Command = callHandling('CALLUPDATE', ({ calls }, { call, said }) => {
  if (call === undefined) return codes.notInCall;
  calls.update(call, said);
  return call.recorded ? codes.recordingUpdated : codes.ok;
});
