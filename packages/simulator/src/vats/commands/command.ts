import { isLive, sideOf, type Leg, type Side } from '../calls/leg.ts';
import type { Field, FieldTable, Input } from '../fields.ts';
import type { Bucket } from '../limits.ts';
import type { Pbx } from '../pbx.ts';

/** What a command comes to: something to do, or the code that refuses it. */
export type Decision = (() => void) | number;

/** An asynchronous command of the API: checked at once, carried out a little later, reported to `result/…`. */
export interface Command {
  readonly path: string;
  /** Where the client hears of it. Default: as the path, with `result/` for `commands/`. */
  readonly resultPath?: string;
  readonly fields: FieldTable;
  readonly buckets?: readonly Bucket[];
  decide(pbx: Pbx, input: Input, commandId: string | undefined): Decision;
}

/** The codes with which commands are refused. */
export const refusals = {
  wrongParameters: 3100,
  noMoney: 2240,
  wrongSubscriber: 3200,
  noSuchNumber: 3330,
  noSuchFile: 3340,
  wrongState: 4100,
  callEnded: 4101,
  alreadyRecording: 4102,
} as const;

export const commandId: Field = { kind: 'text', maxBytes: 128 };
export const callId: Field = { kind: 'text', maxBytes: 128, required: true };
export const subscriber: Field = { kind: 'subscriber', maxBytes: 128 };

/** The leg with this id, when it hasn't ended; else the code that says so. */
export const liveLeg = (pbx: Pbx, id: string): Leg | number => {
  const leg = pbx.exchange.leg(id);
  if (leg === undefined) return pbx.settings.unknownCallCode;
  return isLive(leg) ? leg : refusals.callEnded;
};

/** The side of the leg that starts a transfer: one that goes by this name, and an employee. */
export const initiatorOf = (leg: Leg, name: string): Side | number => {
  const side = sideOf(leg, name);
  return side !== undefined && leg[side].extension !== undefined ? side : refusals.wrongSubscriber;
};
