import { textOf } from '../fields.ts';
import { callId, commandId, liveLeg, refusals, type Command } from './command.ts';

/** Plays an audio file to a caller who waits in the voice menu or the queue. */
export const playStart: Command = {
  path: 'commands/play/start',
  fields: {
    command_id: commandId,
    call_id: callId,
    internal_id: { kind: 'number' },
    after_play_time: { kind: 'number' },
  },
  decide: (pbx, input) => {
    const leg = liveLeg(pbx, textOf(input.call_id) ?? '');
    if (typeof leg === 'number') return leg;
    if (leg.location === 'abonent' || leg.conversation.direction !== 'incoming') return refusals.wrongState;
    const file = textOf(input.internal_id);
    if (file === undefined) return () => undefined;
    if (!pbx.company.audioFiles.some(({ id }) => String(id) === file)) return refusals.noSuchFile;
    return () => {
      leg.playing = file;
    };
  },
};
