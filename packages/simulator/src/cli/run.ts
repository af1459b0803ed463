import { readArguments } from './arguments.ts';
import { helpText } from './help.ts';
import { vendors, type Terminal } from './serve.ts';

/** How the command is named where it is a part of another one, and what that one says once the port is open. */
export interface CommandFace {
  /** Default `trunkline-simulator`. */
  readonly name?: string;
  /** Told what clients read from their environment: `{ VATS_BASE_URL, … }`. */
  readonly onReady?: (environment: Readonly<Record<string, string>>) => void;
}

/** Serves until SIGINT or SIGTERM; answers with the exit code. */
export const runCli = async (
  argv: readonly string[],
  terminal: Terminal,
  { name = 'trunkline-simulator', onReady }: CommandFace = {},
): Promise<number> => {
  const request = readArguments(argv, Object.keys(vendors));
  if (request.kind === 'help') {
    terminal.print(helpText(Object.keys(vendors), name));
    return 0;
  }
  if (request.kind === 'mistake') {
    terminal.complain(`${request.message}\nTry ${name} --help.`);
    return 2;
  }
  const stopped = stopSignal();
  try {
    const served = await vendors[request.vendor]?.(request, terminal);
    terminal.print(`The ${request.vendor} simulator is ready.`);
    for (const [name, value] of Object.entries(served?.facts ?? {})) terminal.print(`  ${name.padEnd(9)} ${value}`);
    onReady?.(served?.environment ?? {});
    terminal.print('Stop it with Ctrl+C.');
    await stopped;
    await served?.close();
    return 0;
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
};

/** Registered before the port is open, so that no signal is missed. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
