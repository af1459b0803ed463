import { bridge } from '../calls/bridge.ts';
import { named, partyOf } from '../calls/leg.ts';
import { findUser, isExtension } from '../directory.ts';
import { objectOf, textOf } from '../fields.ts';
import { commandId, refusals, subscriber, type Command } from './command.ts';

/** Rings the employee, then the target. */
export const callback: Command = {
  path: 'commands/callback',
  buckets: ['callback'],
  fields: {
    command_id: commandId,
    from: {
      kind: 'object',
      required: true,
      fields: { extension: { kind: 'text', required: true, maxBytes: 128 }, number: subscriber },
    },
    to_number: { ...subscriber, required: true },
    line_number: { kind: 'text', maxBytes: 128 },
    sip_headers: { kind: 'object' },
  },
  decide: (pbx, input, id) => {
    const { exchange, company } = pbx;
    const caller = objectOf(input.from);
    const user = findUser(company, textOf(caller.extension));
    const target = textOf(input.to_number) ?? '';
    if (user === undefined) return refusals.wrongParameters;
    if (pbx.balance <= 0) return refusals.noMoney;
    return () => {
      const employee = partyOf(user, textOf(caller.number));
      const conversation = exchange.open({
        direction: isExtension(target) ? 'internal' : 'outgoing',
        from: employee,
        to: named(target),
        lineNumber: textOf(input.line_number) ?? user.outgoingLine ?? company.lines[0]?.number ?? '',
        byCommand: true,
      });
      const { extension: first } = user;
      bridge(pbx, { conversation, first, firstNumber: employee.number, second: target, commandId: id });
    };
  },
};
