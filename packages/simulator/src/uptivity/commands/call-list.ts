import { codes } from '../codes.ts';
import { element, textElement } from '../../frame/markup.ts';
import { recordOf } from '../record.ts';
import type { Command } from './command.ts';

/** The newest recordings first, as many as asked for. */
export const callList: Command = {
  type: 'CALLLIST',
  run: ({ calls, settings, time }, fields) => {
    const count = fields['CALLCOUNT'] ?? '';
    if (!/^\d*$/.test(count)) return { code: codes.parametersInvalid };
    const newest = calls.recordings.toReversed().slice(0, count === '' ? undefined : Number(count));
    const rows = newest.map((recording) => element('CALL', recordOf(recording, time.now(), settings.utcOffset)));
    return { code: codes.ok, data: element('CALLS', textElement('COUNT', rows.length) + rows.join('')) };
  },
};
