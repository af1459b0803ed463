import { sideOf, type Leg } from '../calls/leg.ts';
import { textOf, type Input } from '../fields.ts';
import type { Pbx } from '../pbx.ts';
import { commandId, liveLeg, refusals, subscriber, type Command } from './command.ts';

/** Starts to record an employee's leg. */
export const recordingStart: Command = {
  path: 'commands/recording/start',
  buckets: ['recordingStart'],
  fields: { command_id: commandId, call_id: { kind: 'text', maxBytes: 128 }, call_party_number: subscriber },
  decide: (pbx, input, id) => {
    const leg = legToRecord(pbx, input);
    if (typeof leg === 'number') return leg;
    if (leg.recording !== undefined) return refusals.alreadyRecording;
    if (leg.state === 'Appeared' || leg.location !== 'abonent') return refusals.wrongState;
    const extension = employeeOn(leg, textOf(input.call_party_number));
    if (extension === undefined) return refusals.noSuchNumber;
    return () => pbx.recorder.start(leg, extension, id);
  },
};

/** The call may be named by its id or by one of its parties. */
const legToRecord = (pbx: Pbx, input: Input): Leg | number => {
  const id = textOf(input.call_id);
  if (id !== undefined) return liveLeg(pbx, id);
  const name = textOf(input.call_party_number);
  if (name === undefined) return refusals.wrongParameters;
  const legs = pbx.exchange.conversations.flatMap((conversation) => conversation.legs);
  return legs.find((leg) => leg.state === 'Connected' && sideOf(leg, name) !== undefined) ?? refusals.noSuchNumber;
};

const employeeOn = (leg: Leg, name: string | undefined): string | undefined => {
  if (name === undefined) return leg.to.extension ?? leg.from.extension;
  const side = sideOf(leg, name);
  return side === undefined ? undefined : leg[side].extension;
};
