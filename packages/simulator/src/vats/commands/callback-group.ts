import { bridge } from '../calls/bridge.ts';
import { named } from '../calls/leg.ts';
import { findGroup } from '../directory.ts';
import { textOf } from '../fields.ts';
import { commandId, refusals, subscriber, type Command } from './command.ts';

/** Rings a group and a number outside; who is rung first follows `from`. */
export const callbackGroup: Command = {
  path: 'commands/callback_group',
  fields: {
    command_id: commandId,
    from: { ...subscriber, required: true },
    to: { ...subscriber, required: true },
    line_number: { kind: 'text', required: true, maxBytes: 128 },
  },
  decide: (pbx, input, id) => {
    const first = textOf(input.from) ?? '';
    const second = textOf(input.to) ?? '';
    const hasGroup = [first, second].some((number) => findGroup(pbx.company, number) !== undefined);
    if (!hasGroup) return refusals.wrongParameters;
    if (pbx.balance <= 0) return refusals.noMoney;
    return () => {
      const conversation = pbx.exchange.open({
        direction: 'outgoing',
        from: named(first),
        to: named(second),
        lineNumber: textOf(input.line_number) ?? '',
        byCommand: true,
      });
      bridge(pbx, { conversation, first, second, commandId: id });
    };
  },
};
