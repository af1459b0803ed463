import {
  compose,
  input,
  noOutput,
  operation,
  required,
  routine,
  tellObserver,
  type CallOptions,
  type CodeReading,
  type Composed,
  type Connection,
  type Expectation,
  type Notice,
  type Ok,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { VatsCode } from './codes.ts';
import { opaqueId } from './fields.ts';
import type { Accepted, CommandInput, VatsOperation } from './operation.ts';
import { isOutcome, outcomeKey, readOutcome, type CommandOutcome } from './outcomes.ts';

type Answer = Promise<Result<CommandOutcome, TrunklineError<VatsCode>>>;

/** Options of a wait for the outcome of a command. */
export interface WaitOptions extends Pick<CallOptions<VatsCode>, 'signal' | 'context' | 'acceptCodes'> {
  /** How long to wait in all, in milliseconds. Default 60 000. */
  readonly timeoutMs?: number;
}

/** Options of a command that is sent and waited for; `totalTimeoutMs` bounds the sending, `timeoutMs` the whole. */
export interface RunOptions extends CallOptions<VatsCode> {
  /** How long to send and wait in all, in milliseconds. Default 60 000. */
  readonly timeoutMs?: number;
}

type Wait = (commandId: string, options?: WaitOptions) => Answer;
type Run = <Input extends CommandInput>(
  command: VatsOperation<Input, Accepted>,
  input: NoInfer<Input>,
  options?: RunOptions,
) => Answer;

const defaultTimeoutMs = 60_000;

/** Never sent: it says what an id of a command looks like. */
const awaited = operation({
  name: 'commands.wait',
  wire: undefined,
  input: input<{ readonly commandId: string }>({ commandId: required('command_id', opaqueId()) }),
  output: noOutput,
  repeat: 'safe',
  evidence: 'inferred',
});

/** A failure is an error, a remark a notice; the end of a call, should the PBX name it here, is a value. */
function concluded(own: Composed<VatsCode>, outcome: CommandOutcome, remark?: Notice<VatsCode>): Awaited<Answer> {
  const { result } = outcome;
  if (result.effect === 'warning' || result.effect === 'partial') return own.done(outcome, result);
  if (result.effect !== 'failure') return own.done(outcome, remark);
  const rejected = own.rejected(result);
  return rejected.ok ? own.done(outcome, rejected.notice) : rejected;
}

/** The end that stands in the answer already: no webhook follows a command that has ended, or was refused and accepted so. */
function endIn({ value, notice }: Ok<Accepted, VatsCode>): CodeReading<VatsCode> | undefined {
  return notice?.effect === 'failure' ? notice : value.outcome;
}

/**
 * Expects the outcome of a command while something is done about it. A store of the caller's may fail in every way: before anything
 * is sent, while nobody waits for it yet, and when all is over.
 */
async function expecting(
  own: Composed<VatsCode>,
  connection: Connection<VatsCode>,
  commandId: string,
  work: (outcome: Promise<unknown>) => Answer,
): Answer {
  const { outcomes } = connection.coordination;
  const expect = async (): Promise<Expectation> => outcomes.expect(outcomeKey(commandId), isOutcome);
  const begun = await own.until(expect(), 'reply');
  if (!begun.ok) return begun;
  const expectation = begun.value;
  expectation.outcome.catch(() => undefined);
  try {
    return await work(expectation.outcome);
  } finally {
    tellObserver(connection, () => expectation.cancel());
  }
}

/**
 * Waits for the outcome of a command that was sent: what its `result/…` webhook says. It may have come before: it is kept
 * for a minute (`keepOutcomesMs`), of the last 10 000 commands. The webhook may arrive at another process, if both share
 * `coordination.outcomes`.
 *
 * Of a command that rings, it says that the PBX carries it out; how the call ended (busy, no answer) is told by the events `call`
 * and `summary`. A failure is an `api` error, `rejected` unless its code leaves that open (some 5xxx); an end of a call (11xx), if
 * the PBX names one here, is a value. `timeout` in phase `reply` with `outcome: 'unknown'`: nobody told. The id must not have been
 * used before.
 *
 * ```ts
 * const sent = await vats.calls.callback({ from: { extension: '101' }, toNumber: '74955404444' });
 * if (sent.ok) await vats.commands.wait(sent.value.commandId, { timeoutMs: 10_000 });
 * ```
 */
export const wait: Routine<Wait> = routine<Wait, VatsCode>((connection) => (commandId, options) => {
  const { timeoutMs = defaultTimeoutMs, ...rest } = options ?? {};
  return compose(connection, 'commands.wait', { timeoutMs, ...rest }, async (own) => {
    const checked = own.check(awaited, { commandId });
    if (!checked.ok) return checked;
    own.inDoubt();
    return expecting(own, connection, commandId, async (outcome) => {
      const heard = await own.until(outcome, 'reply');
      return heard.ok ? concluded(own, readOutcome(commandId, heard.value)) : heard;
    });
  });
});

/**
 * Sends a command and waits for its outcome, as one call with one Result: the expectation stands before the command is sent,
 * since the webhook may overtake the answer. If the answer is lost (a time-out, a broken connection), the wait goes on: the
 * webhook may still tell. Otherwise as {@link wait}.
 *
 * ```ts
 * const done = await vats.commands.run(operations.calls.callback, { from: { extension: '101' }, toNumber: '74955404444' });
 * if (done.ok) done.value.result.name; // 'Succeeded': it rings
 * ```
 */
export const run: Routine<Run> = routine<Run, VatsCode>((connection) => (command, given, options) => {
  const { timeoutMs = defaultTimeoutMs, ...rest } = options ?? {};
  return compose(connection, command?.name ?? 'commands.run', { timeoutMs, ...rest }, async (own) => {
    const checked = own.check(command, given);
    if (!checked.ok) return checked;
    const commandId = given.commandId ?? globalThis.crypto.randomUUID();
    return expecting(own, connection, commandId, async (outcome) => {
      const sent = await own.run(command, { ...given, commandId });
      if (!sent.ok && sent.error.outcome !== 'unknown') return sent;
      const known = sent.ok ? endIn(sent) : undefined;
      if (known !== undefined) return own.done({ commandId, result: known }, sent.notice);
      const heard = await own.until(outcome, 'reply');
      if (heard.ok) return concluded(own, readOutcome(commandId, heard.value), sent.notice);
      return sent.ok || rest.signal?.aborted === true ? heard : sent;
    });
  });
});
