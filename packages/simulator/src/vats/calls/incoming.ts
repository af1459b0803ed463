import type { Pbx } from '../pbx.ts';
import type { NumberScript } from '../script.ts';
import { reasons } from './exchange.ts';
import { isLive, type Leg, type Location } from './leg.ts';

/** A call from outside. Times are scenario milliseconds. */
export interface IncomingCall {
  /** Who calls: digits, or a SIP address. */
  readonly from: string;
  /** The line that is called. Default: the first one. */
  readonly line?: string;
  /** The extension of an employee or group that the call is sent to. Default: the first employee. */
  readonly to?: string;
  /** How long the caller stays in the voice menu first; `Infinity` until a command moves the call. Default 0. */
  readonly ivrMs?: number;
  /** How long the caller stays in the queue after that. Default 0. */
  readonly queueMs?: number;
  /** When a caller who hasn't been answered hangs up. Default: never. */
  readonly patienceMs?: number;
  /** How whoever is rung behaves in this call. What isn't said here follows their own scripts. */
  readonly behaviour?: NumberScript;
}

/** A caller goes through the voice menu and the queue, each a leg of its own, to an employee or group. */
export const receiveCall = (pbx: Pbx, call: IncomingCall): Leg['conversation'] => {
  const { exchange, company } = pbx;
  const line = call.line ?? company.lines[0]?.number;
  const to = call.to ?? company.users[0]?.extension;
  if (line === undefined || !company.lines.some(({ number }) => number === line)) {
    throw new TypeError('This PBX has no such line.');
  }
  if (to === undefined) throw new TypeError('This PBX has no employee to call.');
  const caller = { number: call.from };
  const conversation = exchange.open({
    direction: 'incoming',
    from: caller,
    to: { extension: to },
    lineNumber: line,
    byCommand: false,
    ...(call.behaviour === undefined ? {} : { behaviour: call.behaviour }),
  });

  const wait = (
    location: Location,
    ms: number,
    takenFrom: Leg | undefined,
    next: (leg: Leg | undefined) => void,
  ): void => {
    if (ms === 0) return next(takenFrom);
    const leg = exchange.appear({ conversation, location, from: caller, to: { number: line }, takenFrom });
    leg.whenEnded = (reason) => {
      if (reason === reasons.passedOn) next(leg);
    };
    exchange.connect(leg);
    exchange.endAfter(leg, ms, reasons.passedOn);
  };
  const giveUp = (): void => {
    if (conversation.talkedAt !== undefined) return;
    for (const leg of conversation.legs.filter(isLive)) exchange.end(leg, reasons.endedByCaller);
  };

  wait('ivr', call.ivrMs ?? 0, undefined, (fromIvr) =>
    wait('queue', call.queueMs ?? 0, fromIvr, (takenFrom) =>
      pbx.dial({ conversation, from: caller, destination: to, takenFrom, whenConnected: exchange.talk }),
    ),
  );
  pbx.time.schedule(call.patienceMs ?? Infinity, giveUp);
  return conversation;
};
