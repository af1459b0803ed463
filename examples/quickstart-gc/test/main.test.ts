import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { useGcSimulator } from '@trunkline/simulator/vitest';
import { expect, it } from 'vitest';

const simulator = useGcSimulator();
const folder = fileURLToPath(new URL('..', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs main.ts as `npm start` does, against the simulator. */
async function start(password: string): Promise<{ code: number | null; printed: string }> {
  const env = {
    ...process.env,
    GC_COMMAND_URL: simulator().baseUrl,
    GC_CALLBACK_URL: `http://127.0.0.1:${await freePort()}/gc-events`,
    AGENT_ID: '1001',
    AGENT_PASSWORD: password,
    EXTENSION: '21001',
    TO_NUMBER: '+7 495 540-44-44',
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env });
    let printed = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (printed += String(part)));
    child.on('close', (code) => resolve({ code, printed }));
  });
}

it('logs an agent in, calls somebody, hangs up and logs out', async () => {
  const { code, printed } = await start('demo');
  expect(printed).toContain('Alice Baker is logged in');
  expect(printed).toMatch(/Calling .*: dialog \d+/);
  expect(printed).toContain('The call has ended');
  expect(code).toBe(0);
  expect(simulator().agents.find(({ agentId }) => agentId === '1001')?.state).toBe('LOGOUT');
});

it('says what GC wants a client to do about a wrong password', async () => {
  const { code, printed } = await start('wrong');
  expect(printed).toMatch(/GC says \w+: .*\(ask/);
  expect(code).toBe(1);
});
