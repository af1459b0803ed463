import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createPtkCallbackSimulator, ptkCallbackWires } from '@trunkline/simulator';
import { expect, it, onTestFinished } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs main.ts as `npm start` does, against a simulator that speaks like no guess. */
async function start(segment: string): Promise<{ code: number | null; printed: string }> {
  const simulator = await createPtkCallbackSimulator({ wire: ptkCallbackWires.foreign });
  onTestFinished(() => simulator.close());
  const env = {
    ...process.env,
    PTK_CALLBACK_BASE_URL: simulator.baseUrl,
    PTK_CALLBACK_WSDL: simulator.wsdlUrl,
    PTK_CALLBACK_TENANT: 'Main',
    SEGMENT: segment,
    CONTACT: '5551234567',
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.ts'], { cwd: folder, env });
    let printed = '';
    child.stdout.on('data', (part) => (printed += String(part)));
    child.stderr.on('data', (part) => (printed += String(part)));
    child.on('close', (code) => resolve({ code, printed }));
  });
}

it('books a callback, moves it and cancels it', async () => {
  const { code, printed } = await start('7001');
  expect(printed).toContain('22 operations found, missing: none');
  expect(printed).toMatch(/The wait is \d/);
  expect(printed).toMatch(/Booked for .*Z/);
  expect(printed).toMatch(/Moved to .*Z/);
  expect(printed).toContain('Cancelled');
  expect(code).toBe(0);
});

it('says what Callback says of a segment it does not know', async () => {
  const { code, printed } = await start('9999');
  expect(printed).toContain('Callback says 108001');
  expect(code).toBe(1);
});
