import { findGroup, findUser, findUserByNumber, isKnown, type Directory, type VatsGroup } from '../directory.ts';
import { reasons, type Exchange, type NewLeg } from './exchange.ts';
import { isLive, named, partyOf, type Conversation, type Leg, type Party, type Transfer } from './leg.ts';

/** The number that is dialled doesn't exist. */
const noSuchNumber = 1133;
/** A caller who hangs up or a command ends the search in a group; an operator who doesn't answer doesn't. */
const endsHunt: ReadonlySet<number> = new Set([reasons.endedByCommand, reasons.newOperator, reasons.endedByCaller]);

/** A call to somebody, whoever that is: an employee, a group, or a number outside. */
interface Dialling {
  readonly conversation: Conversation;
  readonly from: Party;
  /** An extension, a group's extension, or any number. */
  readonly destination: string;
  /** Rings this number of the employee instead of the first one. */
  readonly number?: string | undefined;
  readonly takenFrom?: Leg | undefined;
  readonly transfer?: Transfer | undefined;
  readonly commandId?: string | undefined;
  readonly consultationOf?: Leg | undefined;
  readonly whenConnected: (leg: Leg) => void;
  /** Nobody answered. */
  readonly whenFailed?: (reason: number) => void;
  /** It was answered, and is over. */
  readonly whenOver?: (reason: number) => void;
}

export type Dial = (dialling: Dialling) => void;

export const createDial = (exchange: Exchange, directory: Directory): Dial => {
  const ringParty = (dialling: Dialling, to: Party, group: VatsGroup | undefined, whenFailed: Failed): Leg => {
    const leg = exchange.appear({ ...legOf(dialling), to, groupExtension: group?.extension });
    leg.whenEnded = (reason) => (leg.wasConnected ? dialling.whenOver?.(reason) : whenFailed(reason));
    exchange.ring(leg, () => dialling.whenConnected(leg));
    return leg;
  };
  const ringOne = (dialling: Dialling, to: Party): void =>
    void ringParty(dialling, to, undefined, (reason) => dialling.whenFailed?.(reason));

  const ringInTurn = (dialling: Dialling, group: VatsGroup, members: readonly Party[]): void => {
    const [first, ...rest] = members;
    if (first === undefined) return nobodyAnswered(dialling);
    ringParty(dialling, first, group, (reason) =>
      endsHunt.has(reason) ? dialling.whenFailed?.(reason) : ringInTurn(dialling, group, rest),
    );
  };

  const ringAllAtOnce = (dialling: Dialling, group: VatsGroup, members: readonly Party[]): void => {
    const legs: Leg[] = [];
    const whenConnected = (winner: Leg): void => {
      for (const leg of legs) if (leg !== winner) exchange.end(leg, reasons.answeredElsewhere);
      dialling.whenConnected(winner);
    };
    const whenFailed = (reason: number): void => {
      if (reason === reasons.answeredElsewhere || legs.some(isLive)) return;
      if (endsHunt.has(reason)) dialling.whenFailed?.(reason);
      else nobodyAnswered(dialling);
    };
    for (const member of members) legs.push(ringParty({ ...dialling, whenConnected }, member, group, whenFailed));
    if (members.length === 0) nobodyAnswered(dialling);
  };

  const nobodyAnswered = ({ conversation, whenFailed }: Dialling): void => {
    conversation.disconnectReason = reasons.allOperatorsUnavailable;
    whenFailed?.(reasons.allOperatorsUnavailable);
  };

  return (dialling) => {
    const { destination, number } = dialling;
    const group = findGroup(directory, destination);
    if (group !== undefined) {
      const members = group.members.flatMap((extension) => {
        const user = findUser(directory, extension);
        return user === undefined ? [] : [partyOf(user)];
      });
      return group.ringing === 'inTurn'
        ? ringInTurn(dialling, group, members)
        : ringAllAtOnce(dialling, group, members);
    }
    const user = findUser(directory, destination);
    if (user !== undefined) return ringOne(dialling, partyOf(user, number));
    const owner = findUserByNumber(directory, destination);
    if (owner !== undefined) return ringOne(dialling, partyOf(owner, destination));
    if (isKnown(directory, destination)) return ringOne(dialling, { number: destination });
    const leg = exchange.appear({ ...legOf(dialling), to: named(destination) });
    leg.whenEnded = (reason) => dialling.whenFailed?.(reason);
    return exchange.end(leg, noSuchNumber);
  };
};

type Failed = (reason: number) => void;

const legOf = ({
  conversation,
  from,
  takenFrom,
  transfer,
  commandId,
  consultationOf,
}: Dialling): Omit<NewLeg, 'to'> => ({
  conversation,
  from,
  takenFrom,
  transfer,
  commandId,
  consultationOf,
});
