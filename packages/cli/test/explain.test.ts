import { vatsCodes } from '@trunkline/vats';
import { describe, expect, it } from 'vitest';
import { adviceFor } from '../src/explain/advice.ts';
import { patiently, trunkline } from './support/trunkline.ts';

describe('trunkline explain', patiently, () => {
  it('reads a code that is not in the table by the rule of the vendor, and says so', async () => {
    const { code, stdout, stderr } = await trunkline(['explain', 'vats', '2219']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('vats 2210 PeriodLimitReached');
    expect(stdout).toContain('2219 (not in the table; read by the rule of the vendor)');
    expect(stdout).toMatch(/^retry +later$/m);
    expect(stdout).toMatch(/^what to do +A licence, the balance or the capacity is used up/m);
  });

  it('finds a code by its name, however it is written', async () => {
    const { code, stdout } = await trunkline(['explain', 'uptivity', 'api_error_no_free_channels']);
    expect(code).toBe(0);
    expect(stdout).toContain('uptivity 3 NoFreeChannels');
  });

  it('prints JSON for programs', async () => {
    const { stdout } = await trunkline(['explain', 'vats', '2211', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      vendor: 'vats',
      ...vatsCodes.find(2211),
      advice: adviceFor('failure', 'later', 'quota_exceeded'),
    });
  });

  it('reads the numbers of an old server as that server means them', async () => {
    const now = await trunkline(['explain', 'cca-web-api', '3']);
    expect(now.stdout).not.toContain('SuccessListRunning');
    const before = await trunkline(['explain', 'cca-web-api', '3', '--server-version', '5.4.5']);
    expect(before.stdout).toContain('cca-web-api 2 SuccessListRunning');
  });

  it('takes no word for a version', async () => {
    const { code, stderr } = await trunkline(['explain', 'cca-web-api', '3', '--server-version', 'old']);
    expect([code, stderr.trim()]).toEqual([2, `--server-version can't be "old": a version such as 5.4.5`]);
  });

  it('suggests a code for a slip in its name, and exits with 1', async () => {
    const { code, stdout } = await trunkline(['explain', 'gc', 'USER_NOT_FUND']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^meant\? +USER_NOT_FOUND/m);
  });

  it('suggests a vendor for a slip in its name, on stderr, and exits with 2', async () => {
    const { code, stdout, stderr } = await trunkline(['explain', 'vast', '1']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Did you mean vats?');
  });

  it('lists all codes without one', async () => {
    const { code, stdout } = await trunkline(['explain', 'vats']);
    expect(code).toBe(0);
    for (const { code: known, name } of vatsCodes.entries) expect(stdout).toContain(`${known}`.padEnd(6) + name);
  });

  it('stays within 80 columns where there is no terminal, and uses no colour', async () => {
    const { stdout } = await trunkline(['explain', 'ptk-callback']);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain('\u001B');
  });
});

describe('trunkline', patiently, () => {
  it.each([[[]], [['explain']], [['call']], [['record']], [['replay']], [['doctor']]])(
    'has help with examples: %j',
    async (command) => {
      const { code, stdout } = await trunkline([...command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain('Examples:\n  trunkline ');
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it('suggests a command for a slip, and exits with 2', async () => {
    const { code, stdout, stderr } = await trunkline(['simulat', 'vats']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Did you mean simulate?');
  });

  it('says its version', async () => {
    const { code, stdout } = await trunkline(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
