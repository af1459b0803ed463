import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createPtkCallbackSimulator, ptkCallbackWires } from '@trunkline/simulator';
import { describe, expect, it, onTestFinished } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

/** Runs main.ts as `npm start` does, against a simulator that speaks like no guess. */
async function start(segment: string): Promise<Ended> {
  const simulator = await createPtkCallbackSimulator({ wire: ptkCallbackWires.foreign });
  onTestFinished(() => simulator.close());
  return startAt(simulator.baseUrl, simulator.wsdlUrl, segment);
}

function startAt(baseUrl: string, wsdl: string, segment = '7001'): Promise<Ended> {
  const env = {
    ...process.env,
    PTK_CALLBACK_BASE_URL: baseUrl,
    PTK_CALLBACK_WSDL: wsdl,
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

describe('says in a line that there is no WSDL', () => {
  it('where nobody listens', async () => {
    const simulator = await createPtkCallbackSimulator();
    await simulator.close();
    const { code, printed } = await startAt(simulator.baseUrl, simulator.wsdlUrl);
    expect(printed).toMatch(/^No way to .*: connect ECONNREFUSED .*\n$/);
    expect(code).toBe(1);
  });

  it('where another service answers', async () => {
    const simulator = await createPtkCallbackSimulator();
    onTestFinished(() => simulator.close());
    const { code, printed } = await startAt(simulator.baseUrl, '/elsewhere');
    expect(printed).toMatch(/^.*\/elsewhere answers HTTP 404.*\n$/);
    expect(code).toBe(1);
  });

  it('where something else stands', async () => {
    const { code, printed } = await startAt('http://127.0.0.1/', new URL('../package.json', import.meta.url).href);
    expect(printed).toMatch(/^.*package\.json is no WSDL that can be read.*\n$/);
    expect(code).toBe(1);
  });

  it('where no address is one', async () => {
    const { code, printed } = await startAt('nowhere', '');
    expect(printed).toMatch(/^PTK_CALLBACK_BASE_URL or PTK_CALLBACK_WSDL is no URL.*\n$/);
    expect(code).toBe(1);
  });
});
