import { findUser, isExtension } from '../directory.ts';
import { unixSeconds } from '../calls/events.ts';
import { textOf } from '../fields.ts';
import { commandId, refusals, subscriber, type Command } from './command.ts';

/** Sends a message; its delivery is told by `events/sms`. */
export const sms: Command = {
  path: 'commands/sms',
  fields: {
    command_id: commandId,
    text: { kind: 'text', required: true, maxSms: { latin: 612, other: 268 } },
    from_extension: { kind: 'text', required: true, maxBytes: 128 },
    to_number: { ...subscriber, required: true },
    sms_sender: { kind: 'text', maxBytes: 128 },
  },
  decide: (pbx, input, id) => {
    const to = textOf(input.to_number) ?? '';
    const sender = findUser(pbx.company, textOf(input.from_extension));
    if (sender === undefined || isExtension(to)) return refusals.wrongParameters;
    if (pbx.balance <= 0) return refusals.noMoney;
    return () => {
      const { reason, afterMs } = pbx.script.smsTo(to);
      pbx.time.schedule(afterMs, () => {
        const timestamp = unixSeconds(pbx.time.now());
        void pbx.post('events/sms', { ...(id === undefined ? {} : { command_id: id }), timestamp, reason });
      });
    };
  },
};
