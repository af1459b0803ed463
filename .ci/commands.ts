/** How checks run programs: to their end, or until they say that they have started. */
import { execFileSync, spawn } from 'node:child_process';

export function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

export const pnpm = (args: readonly string[], cwd: string): string => run('pnpm', args, cwd);
export const npm = (args: readonly string[], cwd: string): string =>
  run('npm', [...args, '--no-audit', '--no-fund'], cwd);

export interface Running {
  /** What it printed that fits. */
  readonly said: string;
  /** Ends it, with all that it started. */
  readonly stop: () => void;
}

/** Starts a program that goes on, and waits for the words that say it is there. */
export function start(
  [command, ...args]: readonly [string, ...string[]],
  words: RegExp,
  cwd: string,
  env: Record<string, string> = {},
): Promise<Running> {
  const child = spawn(command, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = (): void => {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (child.pid !== undefined && !isOver) process.kill(-child.pid, 'SIGTERM');
  };
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (): void => {
      stop();
      reject(new Error(`${command} ${args.join(' ')} did not start: ${printed}`));
    };
    const timer = setTimeout(fail, 30_000);
    child.once('error', fail);
    child.once('exit', fail);
    child.stdout.on('data', (part) => {
      printed += String(part);
      const said = words.exec(printed)?.[0];
      if (said === undefined) return;
      clearTimeout(timer);
      child.off('exit', fail);
      resolve({ said, stop });
    });
  });
}
