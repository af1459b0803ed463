import { sideOf } from '../calls/leg.ts';
import { textOf } from '../fields.ts';
import { callId, commandId, liveLeg, refusals, subscriber, type Command } from './command.ts';

/** Joins the caller on hold with the one who was asked for advice. */
export const callsConnect: Command = {
  path: 'commands/calls_connect',
  resultPath: 'result/calls_connect/',
  fields: {
    command_id: { ...commandId, required: true },
    holded_call_id: callId,
    transferred_call_id: callId,
    transfer_initiator_number: { ...subscriber, required: true },
  },
  decide: (pbx, input) => {
    const held = liveLeg(pbx, textOf(input.holded_call_id) ?? '');
    if (typeof held === 'number') return held;
    const consulted = liveLeg(pbx, textOf(input.transferred_call_id) ?? '');
    if (typeof consulted === 'number') return consulted;
    if (held.state !== 'OnHold' || consulted.state !== 'Connected') return refusals.wrongState;
    if (consulted.consultationOf !== held) return refusals.wrongState;
    const initiator = textOf(input.transfer_initiator_number) ?? '';
    if (sideOf(consulted, initiator) !== 'from') return refusals.wrongSubscriber;
    return () => pbx.exchange.join(held, consulted);
  },
};
