import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createVatsSimulator, type VatsSimulator } from '@trunkline/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../board.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stderr.write('redis-server is not installed: the wallboard is not tried\n');

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

interface Screen {
  readonly worker: () => string;
  /** The newest row of each leg. */
  readonly rows: () => Row[];
  /** The workers that took the webhooks. */
  readonly tellers: Set<string>;
  readonly stop: () => void;
}

/** Follows the board as a browser does. */
function watch(url: string): Screen {
  const control = new AbortController();
  const rows = new Map<string, Row>();
  const tellers = new Set<string>();
  let worker = '';
  const read = async (): Promise<void> => {
    const { body } = await fetch(`${url}/events`, { signal: control.signal });
    let text = '';
    for await (const part of body ?? []) {
      const blocks = (text += Buffer.from(part as Uint8Array).toString()).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1] ?? '';
        if (block.includes('event: worker')) worker = data;
        else {
          const row = JSON.parse(data) as Row;
          tellers.add(row.toldBy);
          if ((rows.get(row.callId)?.seq ?? 0) <= row.seq) rows.set(row.callId, row);
        }
      }
    }
  };
  read().catch(() => undefined);
  return { worker: () => worker, rows: () => [...rows.values()], tellers, stop: () => control.abort() };
}

describe.skipIf(!hasRedis)('three workers behind a balancer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wallboard-'));
  let simulator: VatsSimulator;
  let redis: ChildProcess;
  let main: ChildProcess;
  let url = '';
  let printed = '';

  beforeAll(async () => {
    const [port, redisPort] = [await freePort(), await freePort()];
    const options = ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    redis = spawn('redis-server', options, { stdio: 'ignore' });
    url = `http://127.0.0.1:${port}`;
    simulator = await createVatsSimulator({ callbackUrl: `${url}/mango` });
    const { apiKey, apiSalt, baseUrl } = simulator;
    main = spawn(process.execPath, ['main.ts'], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: {
        ...process.env,
        VATS_API_KEY: apiKey,
        VATS_API_SALT: apiSalt,
        VATS_BASE_URL: baseUrl,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        PORT: String(port),
        ALLOW_DIAL_TO: '101,74955404444',
      },
    });
    for (const stream of [main.stdout, main.stderr]) stream?.on('data', (part) => (printed += String(part)));
    while ((printed.match(/is ready/g)?.length ?? 0) < 3) await sleep(50);
  }, 60_000);

  afterAll(async () => {
    main.kill();
    redis.kill('SIGKILL');
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const callback = (toNumber: string): Promise<Response> => {
    const body = JSON.stringify({ extension: '101', toNumber });
    return fetch(`${url}/callback`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  };

  it('each show the same calls, whichever of them took the webhooks', async () => {
    const screens = [watch(url), watch(url), watch(url)];
    await expect.poll(() => new Set(screens.map((screen) => screen.worker())).size).toBe(3);
    simulator.incomingCall({ from: '79161234567', to: '201', behaviour: { ringMs: 100, talkMs: 1_000 } });
    for (const screen of screens) {
      await expect
        .poll(() => screen.rows().map(({ from, state }) => `${from} ${state}`), { timeout: 15_000 })
        .toContain('79161234567 Connected');
    }
    for (const screen of screens) {
      await expect
        .poll(() => screen.rows().filter(({ state }) => state !== 'Disconnected'), { timeout: 15_000 })
        .toEqual([]);
      screen.stop();
    }
    expect(screens[0]?.tellers.size).toBeGreaterThan(1);
  }, 60_000);

  it('place callbacks together and learn how each ended', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => callback('+7 495 540-44-44')));
    const told = (await Promise.all(answers.map((answer) => answer.json()))) as { result: string; by: string }[];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(told.every(({ result }) => typeof result === 'string')).toBe(true);
    expect(new Set(told.map(({ by }) => by)).size).toBe(3);
  }, 60_000);

  it('ring nobody whose number is not allowed', async () => {
    const answer = await callback('+7 900 000-00-00');
    expect([answer.status, await answer.json()]).toMatchObject([422, { kind: 'refused', outcome: 'not_sent' }]);
  });

  it('go on when one of them is killed, until it is back', async () => {
    const pid = Number(/worker 1 \(process (\d+)\)/.exec(printed)?.[1]);
    process.kill(pid, 'SIGKILL');
    for (const _ of [1, 2, 3, 4]) expect((await fetch(url)).status).toBe(200);
    await expect.poll(() => printed.match(/worker 1 .* is ready/g)?.length, { timeout: 30_000 }).toBe(2);
  }, 60_000);
});
