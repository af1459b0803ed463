import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** What stands in stdin; it is closed behind it. */
  readonly stdin?: string;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ran>;
}

/** Sources are made into programs once, and not for each of a hundred starts. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'trunkline-cli-compiled') };

/** Starts the command as a shell would, with nothing of this process's environment but the way to programs. */
export function start(args: readonly string[], { env = {}, stdin }: Setting = {}): Running {
  const { PATH = '', TZ } = process.env;
  const child = spawn(process.execPath, ['--conditions=@trunkline/source', main, ...args], {
    env: { PATH, ...compiled, ...(TZ === undefined ? {} : { TZ }), ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}

export function trunkline(args: readonly string[], setting?: Setting): Promise<Ran> {
  return start(args, setting).ended;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Each test starts a process or two, on a machine that may be busy. */
export const patiently = { timeout: 60_000 } as const;
