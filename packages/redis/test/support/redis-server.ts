import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { onTestFinished } from 'vitest';

/** Which server the tests start: `REDIS_SERVER=valkey-server` tries the other one. */
const program = process.env['REDIS_SERVER'] ?? 'redis-server';

/** Without a server the tests are skipped, and say so. */
export const hasRedis: boolean = spawnSync(program, ['--version']).status === 0;
if (!hasRedis) {
  process.stderr.write(`${program} is not installed: the tests that need it are skipped (.ci/install-redis.sh)\n`);
}

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Starts it again on its port, without anything of what it knew. */
  start(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** It takes connections and answers nothing. */
  freeze(): void;
  thaw(): void;
  /** Answers like `redis-cli`. */
  ask(...command: string[]): Promise<unknown>;
  /** Every key with its value, as a stranger with access would see it. */
  dump(): Promise<string>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A real server on loopback that keeps nothing on disk, and ends with the test. */
export async function startRedis(...options: string[]): Promise<RedisServer> {
  const [port, folder] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), 'trunkline-redis-'))]);
  const url = `redis://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...options];
    running = spawn(program, args, { stdio: 'ignore' });
    for (;;) {
      const answer = await ask('PING').catch(() => undefined);
      if (answer === 'PONG') return;
      if (running.exitCode !== null) throw new Error(`${program} did not start`);
    }
  }

  async function kill(): Promise<void> {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async function ask(...command: string[]): Promise<unknown> {
    const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 1_000 } });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.sendCommand(command);
    } finally {
      client.destroy();
    }
  }

  async function dump(): Promise<string> {
    const keys = (await ask('KEYS', '*')) as string[];
    const values = keys.map(async (key) => {
      const type = await ask('TYPE', key);
      return [key, await ask(type === 'hash' ? 'HGETALL' : 'GET', key)];
    });
    return JSON.stringify(await Promise.all(values));
  }

  onTestFinished(async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  });
  await start();
  return {
    port,
    url,
    start,
    kill,
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    ask,
    dump,
  };
}
