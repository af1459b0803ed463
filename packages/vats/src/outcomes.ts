import type { AwaitedOutcomes, CodeReading } from '@trunkline/core';
import { vatsCodes, type VatsCode } from './codes.ts';
import type { CommandName, VatsCommandResultEvent } from './webhooks/events/results.ts';

/** What became of a command. */
export interface CommandOutcome {
  readonly commandId: string;
  /** Which command it was, as the client calls it; absent where nothing told it. */
  readonly command?: CommandName;
  /** What the PBX said of the command: a success. Failures are errors; how a call ended comes as the event `summary`. */
  readonly result: CodeReading<VatsCode>;
}

/** What crosses between processes: plain data. The code is read where it arrives. */
interface PlainOutcome {
  readonly command: CommandName;
  readonly result: string | number | null;
}

/** Under which name an outcome is awaited. Ids of commands must be unique, among tenants of a shared store too. */
export function outcomeKey(commandId: string): string {
  return `vats:command:${commandId}`;
}

/** Hands a result in to whoever waits for it, or will ask soon. One without an id belongs to nobody. */
export async function deliverResult(
  outcomes: AwaitedOutcomes,
  { command, commandId, result }: VatsCommandResultEvent,
  keepForMs: number,
): Promise<void> {
  if (commandId === undefined) return;
  const outcome: PlainOutcome = { command, result: result.asked ?? null };
  await outcomes.deliver(outcomeKey(commandId), outcome, keepForMs);
}

/** Is it an outcome? A store that others use may hold anything. */
export function isOutcome(found: unknown): boolean {
  return typeof found === 'object' && found !== null && 'command' in found && 'result' in found;
}

export function readOutcome(commandId: string, found: unknown): CommandOutcome {
  const { command, result } = found as PlainOutcome;
  return { commandId, command, result: vatsCodes.find(result, { operation: command }) };
}
