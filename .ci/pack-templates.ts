/** The templates that are copied out, and how each is run there: against a simulator, as a rehearsal, or as a page. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { npm, start } from './commands.ts';

const local = String.raw`http://127\.0\.0\.1:\d+`;
const vats = { vendor: 'vats', address: new RegExp(`${local}/vpbx/`), variable: 'VATS_BASE_URL' };
const cca = { vendor: 'cca-web-api', address: new RegExp(`${local}/CcaWebApi`), variable: 'CCA_WEB_API_BASE_URL' };

export const templates: readonly Template[] = [
  { name: 'quickstart-vats', ...vats },
  {
    name: 'quickstart-uptivity',
    vendor: 'uptivity',
    address: /tcp:\/\/127\.0\.0\.1:\d+/,
    variable: 'UPTIVITY_BASE_URL',
  },
  { name: 'quickstart-cca-web-api', ...cca },
  {
    name: 'quickstart-ptk-callback',
    vendor: 'ptk-callback',
    address: new RegExp(`${local}/`),
    variable: 'PTK_CALLBACK_BASE_URL',
  },
  { name: 'quickstart-gc', vendor: 'gc', address: new RegExp(`${local}/gc`), variable: 'GC_COMMAND_URL' },
  { name: 'cca-quota-watch', ...cca },
  { name: 'errors-your-way', ...vats },
  { name: 'call-recording-bridge', rehearsal: true },
  { name: 'vats-wallboard', data: 'feed' },
  { name: 'ptk-callback-widget', data: 'api/wait' },
  { name: 'gc-agent-desktop', data: 'feed' },
  {
    name: 'vats-wallboard-cluster',
    data: 'events',
    redis: true,
    env: { VATS_API_KEY: 'demo-key', VATS_API_SALT: 'demo-salt' },
  },
];

export type Template = Commanded | Rehearsed | Served;

/** Runs against a simulator: how that prints its address, and the variable it belongs in. */
interface Commanded {
  readonly name: string;
  readonly vendor: string;
  readonly address: RegExp;
  readonly variable: string;
}

/** Brings its simulators along, and ends by itself. */
interface Rehearsed {
  readonly name: string;
  readonly rehearsal: true;
}

/** Brings its simulators along, and serves a page until it is stopped. */
interface Served {
  readonly name: string;
  /** What the page asks for. */
  readonly data: string;
  readonly redis?: true;
  readonly env?: Record<string, string>;
}

const redisServer = process.env['REDIS_SERVER'] ?? 'redis-server';

/** What a template needs and this machine lacks. */
export const missingFor = (template: Template): string | undefined =>
  'redis' in template && spawnSync(redisServer, ['--version']).status !== 0 ? redisServer : undefined;

export async function runTemplate(folder: string, template: Template): Promise<void> {
  if ('rehearsal' in template) process.stdout.write(npm(['run', 'rehearsal'], folder));
  else if ('data' in template) await (template.redis ? serveWithRedis : serve)(folder, template);
  else await runOnSimulator(folder, template);
}

async function runOnSimulator(folder: string, { vendor, address, variable }: Commanded): Promise<void> {
  const simulator = await start(['npx', '--no', 'trunkline-simulator', vendor, '--port', '0'], address, folder);
  try {
    const env = readFileSync(join(folder, '.env.example'), 'utf8').replace(
      new RegExp(`^${variable}=.*$`, 'm'),
      `${variable}=${simulator.said}`,
    );
    writeFileSync(join(folder, '.env'), env);
    process.stdout.write(npm(['start'], folder));
  } finally {
    simulator.stop();
  }
}

async function serve(folder: string, { name, data, env }: Served): Promise<void> {
  const server = await start(['npm', 'start'], new RegExp(`${local}/`), folder, { ...env, PORT: '0' });
  try {
    for (const path of ['', data]) await mustAnswer(server.said + path);
    console.log(`${name} serves its page and ${data}`);
  } finally {
    server.stop();
  }
}

async function serveWithRedis(folder: string, template: Served): Promise<void> {
  const port = String(await freePort());
  const redis = await start([redisServer, '--port', port, '--save', ''], /Ready to accept connections/, folder);
  try {
    await serve(folder, { ...template, env: { ...template.env, REDIS_URL: `redis://127.0.0.1:${port}` } });
  } finally {
    redis.stop();
  }
}

/** With something to read, though a feed never ends. A server may need a moment after it has printed its address. */
async function mustAnswer(url: string): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    const read = new AbortController();
    const answer = await fetch(url, { signal: read.signal }).catch(() => undefined);
    const first = answer?.ok === true ? await answer.body?.getReader().read() : undefined;
    read.abort();
    if ((first?.value?.length ?? 0) > 0) return;
    if (Date.now() > until) throw new Error(`${url} answers ${answer?.status ?? 'nothing'}`);
    await sleep(200);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
