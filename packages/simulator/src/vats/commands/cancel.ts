import { reasons } from '../calls/exchange.ts';
import { textOf } from '../fields.ts';
import { callId, commandId, liveLeg, refusals, type Command } from './command.ts';
import { consultationFor } from './transfer.ts';

/** Cancels a transfer whose caller is on hold: the new leg ends, the caller is back. */
export const transferCancel: Command = {
  path: 'commands/transfer_cancel',
  resultPath: 'result/transfer_cancel/',
  fields: { command_id: { ...commandId, required: true }, call_id: callId },
  decide: (pbx, input) => {
    const held = liveLeg(pbx, textOf(input.call_id) ?? '');
    if (typeof held === 'number') return held;
    const consulted = consultationFor(held);
    if (held.state !== 'OnHold' || consulted === undefined) return refusals.wrongState;
    return () => pbx.exchange.end(consulted, reasons.endedByCommand);
  },
};
