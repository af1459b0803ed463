import { textOf } from '../fields.ts';
import { callId, commandId, initiatorOf, liveLeg, refusals, subscriber, type Command } from './command.ts';

/** Puts a conversation on hold. The API has no command to end it. */
export const holdOn: Command = {
  path: 'commands/call/hold/on',
  fields: {
    command_id: { ...commandId, required: true },
    call_id: callId,
    initiator: { ...subscriber, required: true },
  },
  decide: (pbx, input) => {
    const leg = liveLeg(pbx, textOf(input.call_id) ?? '');
    if (typeof leg === 'number') return leg;
    if (leg.state !== 'Connected' || leg.location !== 'abonent') return refusals.wrongState;
    const initiator = initiatorOf(leg, textOf(input.initiator) ?? '');
    if (typeof initiator === 'number') return initiator;
    return () => pbx.exchange.hold(leg, initiator);
  },
};
