import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { expect, it } from 'vitest';

const simulator = useVatsSimulator();
const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs main.ts as `npm start` does, against the simulator. */
function start(toNumber: string): Promise<{ code: number | null; printed: string }> {
  const { apiKey, apiSalt, baseUrl } = simulator();
  const env = {
    ...process.env,
    VATS_API_KEY: apiKey,
    VATS_API_SALT: apiSalt,
    VATS_BASE_URL: baseUrl,
    ALLOW_DIAL_TO: '101,74955404444',
    EXTENSION: '101',
    TO_NUMBER: toNumber,
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env });
    let printed = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (printed += String(part)));
    child.on('close', (code) => resolve({ code, printed }));
  });
}

it('places a callback to a number that is allowed', async () => {
  const { code, printed } = await start('+7 495 540-44-44');
  expect(printed).toContain('Balance: 1000 RUB');
  expect(printed).toContain('The PBX took the call');
  expect(code).toBe(0);
  expect(simulator().requests.map(({ path }) => path)).toContain('/vpbx/commands/callback');
});

it('rings nobody whose number is not allowed', async () => {
  const { code, printed } = await start('+7 900 000-00-00');
  expect(printed).toContain('Not in ALLOW_DIAL_TO');
  expect(code).toBe(1);
  expect(simulator().requests.map(({ path }) => path)).not.toContain('/vpbx/commands/callback');
});
