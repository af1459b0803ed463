import type { Pbx } from '../pbx.ts';
import { reasons } from './exchange.ts';
import { named, type Conversation, type Leg, type Party } from './leg.ts';

/** How long the first one hears nothing before the second one is rung, in milliseconds. */
const passMs = 500;

export interface Bridge {
  readonly conversation: Conversation;
  /** Rung first: an extension, a group's extension or any number. */
  readonly first: string;
  /** Rings this number of the first one instead of the usual one. */
  readonly firstNumber?: string | undefined;
  /** Rung once the first one has answered. */
  readonly second: string;
  readonly commandId: string | undefined;
}

/** Rings one, then the other, and lets them talk. */
export const bridge = (
  { exchange, dial }: Pbx,
  { conversation, first, firstNumber, second, commandId }: Bridge,
): void => {
  const ringSecond = (from: Party, takenFrom: Leg): void =>
    dial({ conversation, from, destination: second, takenFrom, commandId, whenConnected: exchange.talk });

  dial({
    conversation,
    from: named(second),
    destination: first,
    number: firstNumber,
    commandId,
    whenConnected: (leg) => {
      leg.whenEnded = (reason) => {
        if (reason === reasons.passedOn) ringSecond(leg.to, leg);
      };
      exchange.endAfter(leg, passMs, reasons.passedOn);
    },
  });
};
