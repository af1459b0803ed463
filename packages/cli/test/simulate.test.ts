import { describe, expect, it } from 'vitest';
import { exitCodes } from '../src/exit-codes.ts';
import { freePort, patiently, start, trunkline, type Running } from './support/trunkline.ts';

/** What the simulator says to export, as an environment. */
function exported({ stdout }: Running): Record<string, string> {
  const lines = stdout().matchAll(/^ {2}export (\w+)='?([^'\n]+)'?$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}

async function simulator(...args: string[]): Promise<Running> {
  const running = start(['simulate', ...args]);
  await expect.poll(() => running.stdout() + running.stderr(), { timeout: 30_000 }).toContain('Stop it with Ctrl+C.');
  return running;
}

describe('trunkline simulate', patiently, () => {
  it.each([
    ['vats', ['account.balance']],
    ['cca-web-api', ['agents.list']],
    ['ptk-callback', ['segments.list']],
    ['uptivity', ['users.list']],
  ])('serves %s with an environment that works as it is printed, and Ctrl-C ends it', async (vendor, operation) => {
    const more = vendor === 'uptivity' ? ['--socket-port', '0'] : [];
    const running = await simulator(vendor, '--port', '0', '--speed', '10', ...more);
    expect(running.stdout()).toContain(`trunkline call ${vendor} `);
    const { code, stderr } = await trunkline(['call', vendor, ...operation], { env: exported(running) });
    expect([code, stderr]).toEqual([0, '']);
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(0);
  });

  it('serves gc to an agent who works with one call after the other', async () => {
    const running = await simulator('gc', '--port', '0');
    const env = { ...exported(running), GC_CALLBACK_URL: `http://127.0.0.1:${await freePort()}/gc` };
    for (const verb of ['login', 'makeReady', 'makeNotReady', 'logout']) {
      const { code, stderr } = await trunkline(['call', 'gc', verb], { env });
      expect([verb, code, stderr]).toEqual([verb, 0, '']);
    }
    const asked = await trunkline(['call', 'gc', 'makeCall', '-i', '{"number":"1002"}'], { env });
    expect(asked).toMatchObject({ code: exitCodes.policy, stdout: '' });
    expect(asked.stderr).toContain('makeCall rings 1 number. Go on?');
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(0);
  });

  it("prints the simulator's help under its own name", async () => {
    const { code, stdout } = await trunkline(['simulate', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: trunkline simulate <vendor> [options]');
    expect(stdout).toContain('--speed N');
  });

  it.each([
    [['gcc'], 'Did you mean gc?'],
    [[], 'Which vendor?'],
    [['vats', '--flavour', 'uccx'], '--flavour is an option of gc'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { code, stdout, stderr } = await trunkline(['simulate', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });
});
