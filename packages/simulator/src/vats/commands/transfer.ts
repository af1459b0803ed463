import { reasons } from '../calls/exchange.ts';
import { isLive, otherSide, type Leg, type Side } from '../calls/leg.ts';
import { isKnown } from '../directory.ts';
import { textOf } from '../fields.ts';
import type { Pbx } from '../pbx.ts';
import { callId, commandId, initiatorOf, liveLeg, refusals, subscriber, type Command } from './command.ts';

interface Plan {
  readonly leg: Leg;
  readonly initiator: Side;
  readonly destination: string;
  readonly commandId: string | undefined;
}

/** Transfers a conversation: blind, or with the caller on hold while the employee asks for advice. */
export const transfer: Command = {
  path: 'commands/transfer',
  buckets: ['transfer'],
  fields: {
    command_id: commandId,
    call_id: callId,
    method: { kind: 'text', required: true, values: ['blind', 'hold'] },
    to_number: { ...subscriber, required: true },
    initiator: { ...subscriber, required: true },
  },
  decide: (pbx, input, id) => {
    const leg = liveLeg(pbx, textOf(input.call_id) ?? '');
    if (typeof leg === 'number') return leg;
    if (leg.state !== 'Connected' || leg.location !== 'abonent') return refusals.wrongState;
    const initiator = initiatorOf(leg, textOf(input.initiator) ?? '');
    if (typeof initiator === 'number') return initiator;
    const destination = textOf(input.to_number) ?? '';
    if (!isKnown(pbx.company, destination)) return refusals.wrongSubscriber;
    const plan = { leg, initiator, destination, commandId: id };
    return () => (input.method === 'blind' ? transferBlind(pbx, plan) : askForAdvice(pbx, plan));
  },
};

const transferBlind = (pbx: Pbx, { leg, initiator, destination, commandId: id }: Plan): void => {
  const { exchange, dial } = pbx;
  const remaining = leg[otherSide(initiator)];
  const call = { conversation: leg.conversation, from: remaining, takenFrom: leg, commandId: id };
  const ringBack = (): void =>
    dial({
      ...call,
      destination: leg[initiator].extension ?? '',
      number: leg[initiator].number,
      transfer: 'return_blind',
      whenConnected: exchange.talk,
    });
  leg.transferredSide = initiator;
  leg.whenEnded = () =>
    dial({ ...call, destination, transfer: 'blind', whenConnected: exchange.talk, whenFailed: ringBack });
  exchange.end(leg, reasons.newOperator);
};

const askForAdvice = (pbx: Pbx, { leg, initiator, destination, commandId: id }: Plan): void => {
  const { exchange, dial } = pbx;
  const backToCaller = (): void => exchange.resume(leg);
  leg.timer();
  exchange.hold(leg, initiator);
  // A caller who is gone can't be joined to anybody: what remains is an ordinary conversation.
  const whenHeldEnds = leg.whenEnded;
  leg.whenEnded = (reason) => {
    for (const other of leg.conversation.legs) if (other.consultationOf === leg) delete other.consultationOf;
    whenHeldEnds(reason);
  };
  dial({
    conversation: leg.conversation,
    from: leg[initiator],
    destination,
    takenFrom: leg,
    transfer: 'consultative',
    commandId: id,
    consultationOf: leg,
    whenConnected: exchange.talk,
    whenFailed: backToCaller,
    whenOver: backToCaller,
  });
};

/** The live leg on which advice is asked while this one waits. */
export const consultationFor = (held: Leg): Leg | undefined =>
  held.conversation.legs.find((leg) => isLive(leg) && leg.consultationOf === held);
