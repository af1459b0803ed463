import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useCcaWebApiSimulator, useVatsSimulator } from '@trunkline/simulator/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from '../src/exit-codes.ts';
import { freePort, patiently, start, trunkline, type Ran } from './support/trunkline.ts';

const apiKey = 'canary-key';
const apiSalt = 'canary-salt';
const pbx = useVatsSimulator({ apiKey, apiSalt, statistics: { seededCalls: 12, readyAfterMs: 0 } });
const survey = useCcaWebApiSimulator();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const vatsEnv = (): Record<string, string> => ({
  VATS_API_KEY: apiKey,
  VATS_API_SALT: apiSalt,
  VATS_BASE_URL: pbx().baseUrl,
});
const surveyEnv = (): Record<string, string> => ({
  CCA_WEB_API_BASE_URL: survey().baseUrl,
  CCA_WEB_API_TOKEN: survey().permanentToken,
});

const callback = JSON.stringify({ from: { extension: '101' }, toNumber: '74955404444' });

async function vats(args: readonly string[], stdin?: string): Promise<Ran> {
  const ran = await trunkline(['call', 'vats', ...args], { env: vatsEnv(), ...(stdin === undefined ? {} : { stdin }) });
  expect(ran.stdout + ran.stderr).not.toMatch(/canary/);
  return ran;
}

const commands = (): number => pbx().requests.filter(({ path }) => path.endsWith('commands/callback')).length;

describe('trunkline call', patiently, () => {
  it('prints the value as JSON, and nothing else', async () => {
    const { code, stdout, stderr } = await vats(['account.balance']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ balance: pbx().balance });
  });

  it('prints the whole result if it is asked to', async () => {
    const { stdout } = await vats(['account.balance', '--result']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, meta: { operation: 'account.balance', attempts: 1 } });
  });

  it.each([
    ['stdin says so', 'y\n', [], 0, 1],
    ['stdin says no', 'n\n', [], exitCodes.policy, 0],
    ['stdin says nothing', '', [], exitCodes.policy, 0],
    ['--yes is given', '', ['--yes'], 0, 1],
  ] as const)('rings where %s: %j', async (_where, stdin, more, exit, rung) => {
    const { code, stdout, stderr } = await vats(['calls.callback', '--input', callback, ...more], stdin);
    expect(code).toBe(exit);
    expect(commands()).toBe(rung);
    expect(stdout === '').toBe(rung === 0);
    expect(stderr.includes('calls.callback rings 2 numbers. Go on? [y/N]')).toBe(more.length === 0);
    expect(stderr).not.toContain('74955404444');
  });

  it('shows what would be sent without sending it, secrets and numbers left out', async () => {
    const { code, stdout } = await vats(['calls.callback', '--input', callback, '--dry-run']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ method: 'POST', path: 'commands/callback', reaches: 'ring' });
    expect(stdout).not.toContain('74955404444');
    expect(pbx().requests).toEqual([]);
  });

  it('takes the input from a file and from stdin', async () => {
    const file = join(folder, 'input.json');
    await writeFile(file, '{"extension":"101"}');
    const [fromFile, fromStdin] = [
      await vats(['users.list', '-i', `@${file}`]),
      await vats(['users.list', '-i', '-'], '{"extension":"101"}'),
    ];
    expect(JSON.parse(fromFile.stdout)).toHaveLength(1);
    expect(fromStdin).toEqual(fromFile);
  });

  it('says what is wrong with the input, and sends nothing', async () => {
    const { code, stdout, stderr } = await vats(['calls.callback', '-y', '--input', '{"toNumber":"canary"}']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('from must be given');
    expect(pbx().requests).toEqual([]);
  });

  it('never quotes an input that is no JSON', async () => {
    const { code, stderr } = await vats(['calls.callback', '--input', '{canary}']);
    expect(code).toBe(2);
    expect(stderr).toContain('--input is no JSON');
  });

  it('tells failures apart by the exit code, and says what to do on stderr', async () => {
    pbx().faults.next({ kind: 'code', code: 2211 });
    const { code, stdout, stderr } = await vats(['account.balance']);
    expect([code, stdout]).toEqual([exitCodes.quota_exceeded, '']);
    expect(stderr).toContain('2211 ');
    expect(stderr).toContain('trunkline explain vats 2211');
  });

  it('says that nobody is there', async () => {
    const env = { ...vatsEnv(), VATS_BASE_URL: `http://127.0.0.1:${await freePort()}/vpbx/` };
    const { code, stderr } = await trunkline(['call', 'vats', 'account.balance', '--timeout', '20'], { env });
    expect(code).toBe(exitCodes.network);
    expect(stderr).toContain('trunkline doctor');
  });

  it('ends cleanly on Ctrl-C', async () => {
    pbx().faults.next({ kind: 'stallHeaders' });
    const running = start(['call', 'vats', 'account.balance'], { env: vatsEnv() });
    await expect.poll(() => pbx().openSockets, { timeout: 30_000 }).toBeGreaterThan(0);
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: exitCodes.cancelled, stdout: '' });
  });

  it('tells on stderr how far long work has come', async () => {
    survey().faults.always({ kind: 'slowBody', ms: 60 }, { path: /Files/ });
    const download = ['call', 'cca-web-api', 'surveyTasks.content.download', '-i', '{"surveyTaskId":11}'];
    const { stdout, stderr } = await trunkline(download, { env: surveyEnv() });
    expect(stderr).toMatch(/^\d+ of 38 bytes$/m);
    expect(stdout).toHaveLength(38);
  });

  it('prints rows as lines of JSON', async () => {
    const now = Date.now();
    const [dateFrom, dateTo] = [now - 40 * 86_400_000, now].map((at) => new Date(at).toISOString());
    const { code, stdout, stderr } = await vats(['stats.fetch', '-i', JSON.stringify({ dateFrom, dateTo })]);
    expect(code).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(rows).toHaveLength(12);
    expect(stderr).toMatch(/\d+ rows/);
  });

  it('saves a download, or hands it to a pipe', async () => {
    const file = join(folder, 'survey.qex');
    const download = ['call', 'cca-web-api', 'surveyTasks.content.download', '-i', '{"surveyTaskId":11}'];
    const saved = await trunkline([...download, '--save', file], { env: surveyEnv() });
    expect([saved.code, saved.stdout]).toEqual([0, '']);
    const piped = await trunkline(download, { env: surveyEnv() });
    expect(piped.code).toBe(0);
    expect(piped.stdout).toBe(await readFile(file, 'utf8'));
    expect(piped.stdout).not.toBe('');
    expect(saved.stdout + saved.stderr + piped.stderr).not.toContain(survey().permanentToken);
  });

  it('suggests an operation for a slip', async () => {
    const { code, stdout, stderr } = await vats(['calls.calback']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Did you mean calls.callback?');
  });

  it('lists operations with the names of the vendor, and those that ring', async () => {
    const { code, stdout } = await trunkline(['call', 'vats', 'calls', '--list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^calls\.callback +commands\/callback {2}\[rings\]$/m);
    expect(stdout).not.toContain('users.list');
  });

  it('says what an operation takes', async () => {
    const { stdout } = await trunkline(['call', 'vats', 'calls.callback', '--fields']);
    expect(stdout).toMatch(/^ {2}toNumber +a telephone number/m);
    expect(stdout).toMatch(/^ {2}lineNumber +optional: /m);
  });

  it('names all that is missing in the environment at once', async () => {
    const { code, stdout, stderr } = await trunkline(['call', 'vats', 'account.balance']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('set VATS_API_KEY, VATS_API_SALT in the environment');
  });

  it('reads the environment from a file', async () => {
    const file = join(folder, '.env');
    await writeFile(
      file,
      Object.entries(vatsEnv())
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const { code } = await trunkline(['call', 'vats', 'account.balance', '--env', file]);
    expect(code).toBe(0);
    const missing = await trunkline(['call', 'vats', 'account.balance', '--env', join(folder, 'none')]);
    expect(missing).toMatchObject({ code: 2, stderr: '--env: the file cannot be read\n' });
  });
});

describe('the exit codes', () => {
  it('stand in the README as they are, each with one meaning', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| (\d+) +\| `(\w+)` +\|$/gm)].map(([, code, category]) => [
      category,
      Number(code),
    ]);
    expect(Object.fromEntries(rows)).toEqual(exitCodes);
    expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length);
  });
});
