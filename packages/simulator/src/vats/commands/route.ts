import { reasons } from '../calls/exchange.ts';
import { isKnown } from '../directory.ts';
import { textOf } from '../fields.ts';
import { callId, commandId, liveLeg, refusals, subscriber, type Command } from './command.ts';

/** Sends a caller who hasn't reached an employee yet somewhere else. */
export const route: Command = {
  path: 'commands/route',
  buckets: ['route'],
  fields: {
    command_id: commandId,
    call_id: callId,
    to_number: { ...subscriber, required: true },
    sip_headers: { kind: 'object' },
  },
  decide: (pbx, input, id) => {
    const leg = liveLeg(pbx, textOf(input.call_id) ?? '');
    if (typeof leg === 'number') return leg;
    if (leg.location === 'abonent' && leg.state !== 'Appeared') return refusals.wrongState;
    const destination = textOf(input.to_number) ?? '';
    if (!isKnown(pbx.company, destination)) return refusals.wrongSubscriber;
    return () => {
      leg.whenEnded = () =>
        pbx.dial({
          conversation: leg.conversation,
          from: leg.from,
          destination,
          takenFrom: leg,
          commandId: id,
          whenConnected: pbx.exchange.talk,
        });
      pbx.exchange.end(leg, reasons.newOperator);
    };
  },
};
