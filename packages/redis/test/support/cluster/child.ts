import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Child<Answer> {
  readonly process: ChildProcess;
  /** The first word it said: that it is ready. */
  readonly ready: Answer;
}

/** Starts a process from a file beside this one, which ends with the test. */
export async function startChild<Answer>(file: string, ...args: string[]): Promise<Child<Answer>> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, args, { execArgv: ['--conditions=@trunkline/source'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended before it was ready`);
  });
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
  ended.catch(() => undefined); // it may end later
  return { process: child, ready };
}
