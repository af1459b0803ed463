import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useUptivitySimulator, useVatsSimulator } from '@trunkline/simulator/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patiently, trunkline, type Ran } from './support/trunkline.ts';

const apiKey = 'canary-key';
const apiSalt = 'canary-salt';
const pbx = useVatsSimulator({ apiKey, apiSalt });
const recorder = useUptivitySimulator();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-traces-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.jsonl`);

const record = (to: string, args: readonly string[]): Promise<Ran> =>
  trunkline(['record', ...args, '--to', to], {
    env: {
      VATS_API_KEY: apiKey,
      VATS_API_SALT: apiSalt,
      VATS_BASE_URL: pbx().baseUrl,
      UPTIVITY_BASE_URL: recorder().socketUrl,
    },
  });

const callback = JSON.stringify({ from: { extension: '101' }, toNumber: '74955404444' });

describe('trunkline record', patiently, () => {
  it('answers as a call does, and adds what went over the wire to the file', async () => {
    const file = newFile();
    const { code, stdout, stderr } = await record(file, ['vats', 'account.balance']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ balance: pbx().balance });
    expect(stderr).toContain('1 exchange added');
    await record(file, ['vats', 'users.list']);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { operation: string }).operation)).toEqual([
      'account.balance',
      'users.list',
    ]);
  });

  it('writes nobody’s number and no secret', async () => {
    const file = newFile();
    const { code } = await record(file, ['vats', 'calls.callback', '--input', callback, '--yes']);
    expect(code).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(text).toContain('to_number');
    expect(text).not.toMatch(/canary|74955404444/);
  });

  it('makes no call if the file can’t be written', async () => {
    const { code, stderr } = await record(join(folder, 'nowhere', 'x.jsonl'), ['vats', 'account.balance']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--to')]);
    expect(pbx().requests).toEqual([]);
  });
});

describe('trunkline replay', patiently, () => {
  it('fits a trace of the client’s own, good and bad calls alike, of several vendors', async () => {
    const file = newFile();
    await record(file, ['vats', 'account.balance']);
    await record(file, ['vats', 'recordings.getUrl', '--input', '{"recordingId":"none"}']);
    await record(file, ['uptivity', 'users.list']);
    const before = pbx().requests.length;
    const { code, stdout } = await trunkline(['replay', file, '--json'], { env: {} });
    expect(JSON.parse(stdout)).toEqual([
      { vendor: 'vats', operation: 'account.balance', verdict: 'fits', words: ['read as a success'] },
      { vendor: 'vats', operation: 'recordings.getUrl', verdict: 'fits', words: [expect.stringContaining('3320')] },
      { vendor: 'uptivity', operation: 'users.list', verdict: 'fits', words: ['read as a success'] },
    ]);
    expect(code).toBe(0);
    expect(pbx().requests.length).toBe(before);
  });

  it('says where the client is at odds with what was answered', async () => {
    const file = newFile();
    await record(file, ['vats', 'account.balance']);
    const trace = await readFile(file, 'utf8');
    await writeFile(file, trace.replace('\\"balance\\"', '\\"credit\\"'));
    const { code, stdout } = await trunkline(['replay', file], { env: {} });
    expect(code).toBe(1);
    expect(stdout).toMatch(/at odds\s+vats account\.balance/);
    expect(stdout).toContain('balance');
  });

  it.each([
    ['there is none', undefined],
    ['it is no trace', 'hello\n'],
    ['a line is of another kind', '{"trace":2}\n'],
  ])('says so if %s', async (_why, text) => {
    const file = newFile();
    if (text !== undefined) await writeFile(file, text);
    const { code, stderr, stdout } = await trunkline(['replay', file], { env: {} });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(file);
  });

  it('passes over what it can’t play, and says why', async () => {
    const file = newFile();
    const facts = {
      trace: 1,
      vendor: 'gc',
      at: 0,
      direction: 'sent',
      operation: 'makeReady',
      callId: 'a-1',
      attempt: 1,
    };
    const request = { method: 'POST', path: '', headers: {} };
    await writeFile(file, `${JSON.stringify({ ...facts, scheme: 'http:', input: '', durationMs: 1, request })}\n`);
    const { code, stdout } = await trunkline(['replay', file], { env: {} });
    expect(code).toBe(0);
    expect(stdout).toMatch(/passed over\s+gc makeReady\n\s+it is answered by an event/);
  });
});
