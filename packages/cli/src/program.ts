import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { version } from './version.ts';
import { call, type CallCommandOptions } from './call/command.ts';
import { doctor, type DoctorOptions } from './doctor/command.ts';
import { explain, type ExplainOptions } from './explain/command.ts';
import { done, usage } from './exit-codes.ts';
import { simulate } from './simulate/command.ts';
import { record, type RecordOptions } from './traces/record.ts';
import { replay, type ReplayCommandOptions } from './traces/replay.ts';
import { complain, paint } from './terminal.ts';
import { isUsageError, usageError } from './usage-error.ts';
import { vendors } from './vendors/index.ts';
import * as help from './help.ts';

/** Reads the command line and does what it says; answers with the exit code. Never throws. */
export async function runTrunkline(argv: readonly string[]): Promise<number> {
  let code = done;
  const program = new Command('trunkline')
    .description('Contact-centre vendors on the command line: explain, simulate, call, examine, record.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .enablePositionalOptions()
    .showHelpAfterError('Try --help.')
    .exitOverride()
    .addHelpText('after', help.overview);

  const known = Object.keys(vendors).join(', ');

  program
    .command('explain')
    .summary('say what a code means, and what to do')
    .description('Says what a code means and what to do. Without a code: all codes of the vendor.')
    .argument('<vendor>', known)
    .argument('[code]', 'its number, or its name')
    .option('--json', 'print JSON')
    .option('--operation <path>', 'with which operation it came: some codes mean something else there')
    .option('--server-version <version>', 'of which server: CCAWebAPI before 5.4.6 numbers otherwise')
    .addHelpText('after', help.explain)
    .action(async (vendor: string, asked: string | undefined, options: ExplainOptions) => {
      code = await explain(vendor, asked, options);
    });

  program
    .command('simulate')
    .summary('serve a stand-in on this computer')
    .usage('<vendor> [options]')
    .helpOption(false)
    .argument('[vendor]')
    .argument('[options...]')
    .passThroughOptions()
    .allowUnknownOption()
    .action(async (vendor: string | undefined, rest: readonly string[]) => {
      const isOption = vendor?.startsWith('-') === true;
      code = await simulate(isOption ? undefined : vendor, isOption ? [vendor, ...rest] : rest);
    });

  calling(program.command('call'))
    .summary('call an operation of a vendor')
    .description('Calls an operation. Credentials come from the environment; the value goes to stdout as JSON.')
    .argument('<vendor>', known)
    .argument('[operation]', 'its path on the client: calls.callback')
    .option('-l, --list', 'list operations, all or below the path given')
    .option('--fields', 'print what the operation takes')
    .option('--dry-run', 'print what would be sent, and send nothing')
    .addHelpText('after', help.call)
    .action(async (vendor: string, operation: string | undefined, options: CallCommandOptions) => {
      code = await call(vendor, operation, options);
    });

  calling(program.command('record'))
    .summary('call, and keep a trace to show others')
    .description('Makes a call as `call` does, and adds what went over the wire to a file: values are made up.')
    .argument('<vendor>', known)
    .argument('<operation>', 'its path on the client: calls.callback')
    .requiredOption('--to <file>', 'the trace: JSON, an exchange a line; more is added to what is there')
    .addHelpText('after', help.record)
    .action(async (vendor: string, operation: string, options: RecordOptions) => {
      code = await record(vendor, operation, options);
    });

  program
    .command('replay')
    .summary('see whether a trace fits the client')
    .description('Makes the recorded calls again, against the recorded answers. Nothing is sent.')
    .argument('<file>', 'a trace')
    .option('--json', 'print JSON')
    .addHelpText('after', help.replay)
    .action(async (file: string, options: ReplayCommandOptions) => {
      code = await replay(file, options);
    });

  program
    .command('doctor')
    .summary('find out why a vendor is out of reach')
    .description('Looks at address, way, TLS, clock, credentials, rights and what comes in, one line each.')
    .argument('<vendor>', known)
    .option('--json', 'print JSON')
    .option('--listen <port>', 'where webhooks of vats come in, to wait for its connection check', port)
    .option('--wait <seconds>', 'how long to wait for what has to come in', seconds, 30)
    .option('--env <file>', 'read variables from a file; those that are set win', loadEnvironment)
    .addHelpText('after', help.doctor)
    .action(async (vendor: string, options: DoctorOptions) => {
      code = await doctor(vendor, options);
    });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (thrown) {
    return codeOf(thrown);
  }
}

/** What every command takes that makes a call. */
function calling(command: Command): Command {
  return command
    .option('-i, --input <json>', 'JSON, @FILE, or - for stdin')
    .option('-y, --yes', "don't ask before something rings, is messaged or costs")
    .option('--save <file>', 'where a download goes')
    .option('--result', 'print the whole result: value or error, attempts, times')
    .option('--timeout <seconds>', 'of the whole call', seconds)
    .option('--env <file>', 'read variables from a file; those that are set win', loadEnvironment);
}

/** The parser has said itself what it stumbled over; a defect of ours shows where it is. */
function codeOf(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? done : usage;
  if (!isUsageError(thrown)) throw thrown;
  complain(paint('red', thrown.message, process.stderr));
  return usage;
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 86_400) return value;
  throw new InvalidArgumentError('A number of seconds, above 0.');
}

function port(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError('A port: 0 to 65535.');
}

/** Not `--env-file`: Node takes that for its own, wherever it stands. */
function loadEnvironment(file: string): string {
  try {
    process.loadEnvFile(file);
  } catch {
    throw usageError('--env: the file cannot be read');
  }
  return file;
}
