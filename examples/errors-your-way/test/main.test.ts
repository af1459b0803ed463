import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import { expect, it } from 'vitest';
import { extension, toNumber } from './stage.ts';

const simulator = useVatsSimulator();
const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs main.ts as `npm start` does, against the simulator. */
function start(allowed: string): Promise<{ code: number | null; printed: string; logged: string }> {
  const { apiKey, apiSalt, baseUrl } = simulator();
  const env = {
    ...process.env,
    VATS_API_KEY: apiKey,
    VATS_API_SALT: apiSalt,
    VATS_BASE_URL: baseUrl,
    ALLOW_DIAL_TO: allowed,
    EXTENSION: extension,
    TO_NUMBER: toNumber,
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env });
    let printed = '';
    let logged = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (logged += String(part)));
    child.on('close', (code) => resolve({ code, printed, logged }));
  });
}

it('shows the same call in every style, with spans and a log', async () => {
  const { code, printed, logged } = await start(`${extension},${toNumber}`);
  for (const style of ['throwing', 'neverthrow', 'Effect'])
    expect(printed).toMatch(new RegExp(`^${style}: +taken, as .`, 'm'));
  expect(printed).toContain("name: 'vats calls.callback'");
  expect(logged).toContain('"msg":"vats calls.callback: done"');
  expect(code).toBe(0);
});

it('shows the same refusal in every style', async () => {
  const { code, printed } = await start('');
  expect(printed.match(/not done: policy/g)).toHaveLength(3);
  expect(code).toBe(0);
});
