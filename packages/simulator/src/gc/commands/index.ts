import { callCommands } from './calls.ts';
import type { AgentCommand, Command } from './command.ts';
import { listCommands } from './lists.ts';
import { outboundCommands } from './outbound.ts';
import { sessionCommands } from './sessions.ts';
import { stateCommands } from './states.ts';
import { supervisorCommands } from './supervisor.ts';

/** Verbs that the manual names without saying what comes of them: they are accepted, and nothing happens. */
const acceptedOnly = (verb: string, ...names: readonly string[]): AgentCommand => ({
  verb,
  params: Object.fromEntries(names.map((name) => [name, null])),
  loggedOut: true,
  run: () => undefined,
});

const commands: readonly Command[] = [
  ...sessionCommands,
  ...stateCommands,
  ...callCommands,
  ...outboundCommands,
  ...listCommands,
  ...supervisorCommands,
  acceptedOnly('getdialogstatecontrols', 'dialogId'),
  acceptedOnly('makeworknotready'),
  acceptedOnly('makeworkready'),
  acceptedOnly('getDialogParticipants', 'dialogId'),
  acceptedOnly('ZOOMPauseRecording'),
  acceptedOnly('ZOOMResumeRecording'),
  acceptedOnly('refresh'),
  acceptedOnly('getteamuserstate', 'agentId'),
];

const byVerb: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.verb.toLowerCase(), command]));

/** Verbs are understood in any case. */
export const findCommand = (verb: string): Command | undefined => byVerb.get(verb.toLowerCase());
