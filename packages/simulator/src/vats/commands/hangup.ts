import { reasons } from '../calls/exchange.ts';
import { textOf } from '../fields.ts';
import { callId, commandId, liveLeg, refusals, type Command } from './command.ts';

/** Ends a leg. Aimed at the new leg of a transfer, it cancels the transfer. */
export const hangup: Command = {
  path: 'commands/call/hangup',
  buckets: ['hangup'],
  fields: { command_id: commandId, call_id: callId },
  decide: (pbx, input) => {
    const leg = liveLeg(pbx, textOf(input.call_id) ?? '');
    if (typeof leg === 'number') return leg;
    if (leg.location === 'queue') return refusals.wrongState;
    return () => pbx.exchange.end(leg, reasons.endedByCommand);
  },
};
