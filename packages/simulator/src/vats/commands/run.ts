import { textOf, type Input } from '../fields.ts';
import type { Pbx } from '../pbx.ts';
import { ok, refused, type Verdict } from '../verdict.ts';
import type { Command, Decision } from './command.ts';

const done = 1000;

/** Accepts a command at once; carries it out and reports its result a little later. */
export const runCommand = (pbx: Pbx, command: Command, input: Input): Verdict => {
  const id = textOf(input.command_id);
  const scripted = pbx.script.takeResult(command.path);
  const decide = (): Decision => scripted ?? command.decide(pbx, input, id);
  const settle = (decision: Decision): void => {
    const result = typeof decision === 'number' ? decision : done;
    void pbx.post(resultPathOf(command), { ...(id === undefined ? {} : { command_id: id }), result });
    if (typeof decision === 'function') decision();
  };
  const later = (run: () => void): void => void pbx.time.schedule(pbx.settings.resultDelayMs, run);

  if (pbx.settings.refusals === 'answer') {
    const decision = decide();
    // A scripted result is a result: it is reported, not answered.
    if (typeof decision === 'number' && scripted === undefined) return refused(decision);
    later(() => settle(decision));
  } else {
    later(() => settle(decide()));
  }
  return ok();
};

const resultPathOf = ({ path, resultPath }: Command): string => resultPath ?? path.replace(/^commands\//, 'result/');
