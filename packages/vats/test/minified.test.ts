import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useVatsSimulator } from '@trunkline/simulator/vitest';
import type * as vats from '../src/index.ts';
import { closedPort } from './support/serve.ts';

type Vats = typeof vats;

const simulator = useVatsSimulator();
let folder: string;
let first: Vats;
let second: Vats;

/** The package as two applications ship it: bundled and minified, each with a copy of everything. */
async function bundle(name: string): Promise<Vats> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@trunkline/source', 'node'],
    logLevel: 'silent',
  });
  return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Vats;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-vats-'));
  first = await bundle('first');
  second = await bundle('second');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Failure = Awaited<ReturnType<ReturnType<Vats['createVatsClient']>['account']['balance']>>;

/** One failure of a kind, made by a copy. */
async function failureOf({ createVatsClient }: Vats, kind: string): Promise<Failure> {
  const { baseUrl, apiKey, apiSalt } = simulator();
  const options = kind === 'network' ? { baseUrl: `http://127.0.0.1:${await closedPort()}/` } : { baseUrl };
  if (kind === 'api') simulator().faults.next({ kind: 'code', code: 2219 });
  if (kind === 'http') simulator().faults.next({ kind: 'status', status: 403 });
  if (kind === 'decode') simulator().faults.next({ kind: 'html' });
  const client = createVatsClient({ ...options, apiKey, apiSalt, retry: { limit: 0 } });
  const result = await client.account.balance(kind === 'input' ? ({ what: 1 } as never) : {});
  await client.close();
  return result;
}

describe('two minified copies of the package', () => {
  it('are copies, and minified', async () => {
    expect(first.isTrunklineError).not.toBe(second.isTrunklineError);
    expect(first.createVatsClient).not.toBe(second.createVatsClient);
    const text = await readFile(join(folder, 'first.mjs'), 'utf8');
    expect(text).not.toMatch(/function isTrunklineError|function createVatsClient/);
  });

  it('sign and read as the sources do', async () => {
    const { baseUrl, apiKey, apiSalt } = simulator();
    const client = first.createVatsClient({ baseUrl, apiKey, apiSalt });
    expect(await client.account.balance()).toMatchObject({ ok: true, value: { balance: 1000, currency: 'RUB' } });
    await client.close();
  });

  it.each(['input', 'api', 'http', 'decode', 'network'])("recognise each other's errors: %s", async (kind) => {
    for (const [maker, reader] of [
      [first, second],
      [second, first],
    ] as const) {
      const { error } = await failureOf(maker, kind);
      expect(error).toBeInstanceOf(Error);
      expect(reader.isTrunklineError(error)).toBe(true);
      expect(maker.isTrunklineError(error)).toBe(true);
      expect(error).toMatchObject({ kind, vendor: 'vats', operation: 'account.balance', name: 'TrunklineError' });
      // Node names the constructor of an error when it prints it; a minified one would look like `a [TrunklineError]`.
      expect(String(error)).toMatch(/^TrunklineError: vats account\.balance: /);
    }
  });

  it.each(['input', 'api', 'http', 'decode', 'network'])(
    'hand Results to each other through a queue: %s',
    async (kind) => {
      for (const [maker, reader] of [
        [first, second],
        [second, first],
      ] as const) {
        const result = await failureOf(maker, kind);
        const queued = JSON.parse(JSON.stringify(maker.toPlain(result))) as ReturnType<typeof maker.toPlain>;
        expect(reader.isTrunklineError((queued as { error: unknown }).error)).toBe(false);
        const again = reader.fromPlain(queued);
        expect(again.error).toBeInstanceOf(Error);
        expect(maker.isTrunklineError(again.error)).toBe(true);
        expect(again.error?.message).toBe(result.error?.message);
        expect(again.error?.toJSON()).toEqual(JSON.parse(JSON.stringify(result.error)));
        expect(again.meta).toEqual(JSON.parse(JSON.stringify(result.meta)));
      }
    },
  );

  it("read each other's vendor text", async () => {
    simulator().faults.next({ kind: 'status', status: 420, body: '{"code":3100,"message":"No such line"}' });
    const { baseUrl, apiKey, apiSalt } = simulator();
    const client = first.createVatsClient({ baseUrl, apiKey, apiSalt });
    const { error } = await client.account.balance();
    await client.close();
    expect(second.vendorText(error)).toBe('No such line');
  });

  it('take nothing else for an error of theirs', async () => {
    const { error } = await failureOf(first, 'input');
    for (const other of [new Error('input'), Object.assign({}, error), error?.toJSON(), null, 'input']) {
      expect(second.isTrunklineError(other)).toBe(false);
    }
  });
});
