import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { useUptivitySimulator } from '@trunkline/simulator/vitest';
import { expect, it } from 'vitest';

const simulator = useUptivitySimulator();
const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs main.ts as `npm start` does, against the simulator. */
function start(baseUrl: string, deviceId: string): Promise<{ code: number | null; printed: string }> {
  const env = { ...process.env, UPTIVITY_BASE_URL: baseUrl, DEVICE_ID: deviceId, CUSTOMER_TIER: 'gold' };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env });
    let printed = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (printed += String(part)));
    child.on('close', (code) => resolve({ code, printed }));
  });
}

it.each(['baseUrl', 'socketUrl'] as const)('reports a call from its beginning to its end (%s)', async (way) => {
  const { code, printed } = await start(simulator()[way], '200');
  expect(printed).toMatch(/\d users of the recording system/);
  expect(printed).toContain('The call on 200 began');
  expect(printed).toContain('Its recording is marked');
  expect(printed).toContain('It ended');
  expect(code).toBe(0);
});

it('says what the recording system says of a telephone it does not know', async () => {
  const { code, printed } = await start(simulator().socketUrl, '999');
  expect(printed).toContain('The recording system says 8');
  expect(code).toBe(1);
});
