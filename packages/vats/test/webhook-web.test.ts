import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import type * as source from '../src/index.ts';
import { rawOf, type VatsEvent } from '../src/index.ts';
import { credentials } from './support/client.ts';
import { callEvent, formOf, post, request, signedForm } from './support/webhooks.ts';

type Vats = typeof source;

/** The package as a runtime without Node's modules loads it: with WebCrypto, and without what is only there to save files. */
async function bundleForTheWeb(): Promise<{ vats: Vats; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-vats-web-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'web.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['@trunkline/source'],
    external: ['node:fs/promises'],
    logLevel: 'silent',
  });
  const vats = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Vats;
  return { vats, text: await readFile(outfile, 'utf8') };
}

it('webhooks are verified and read without Node’s crypto, and what came is found by another copy', async () => {
  const { vats, text } = await bundleForTheWeb();
  expect(text).not.toContain('node:crypto');
  const heard: VatsEvent[] = [];
  const webhooks = vats.createVatsWebhooks({ credentials, onEvent: ({ event }) => heard.push(event) });
  const json = JSON.stringify(callEvent);
  const right = signedForm(json);
  const spoilt = [
    right.replace(/sign=\w/, 'sign=g'),
    right.replace('Appeared', 'OnHold'),
    signedForm(json, { apiKey: 'k', apiSalt: '' }),
    signedForm(json, { apiKey: 'other', apiSalt: 's' }),
    formOf([
      ['vpbx_api_key', 'k'],
      ['sign', ''],
      ['json', json],
    ]),
  ];
  for (const body of spoilt) expect((await webhooks.receive(request('events/call', body))).status).toBe(403);
  expect(heard).toEqual([]);
  expect((await webhooks.receive(post('events/call', json))).status).toBe(200);
  expect(heard).toMatchObject([{ kind: 'call', callState: 'Appeared' }]);
  expect(rawOf(heard[0])).toEqual(callEvent);
});
