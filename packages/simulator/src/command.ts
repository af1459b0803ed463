/** The command line of the simulators, for commands that offer it as one of their own. */
export { runCli, type CommandFace } from './cli/run.ts';
export type { Terminal } from './cli/serve.ts';
