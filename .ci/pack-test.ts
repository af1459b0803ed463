/**
 * Packs the packages and uses them as a stranger would, outside the repository and with plain npm: imported, required,
 * type-checked under two module resolutions, and under each example, copied out and run by its own commands.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'trunkline-pack-'));
const packages = [
  'core',
  'xml',
  'vats',
  'uptivity',
  'gc',
  'cca-web-api',
  'ptk-callback',
  'observers',
  'redis',
  'simulator',
  'cli',
];

/**
 * Each template with the simulator it is run against: how that prints its address, and the variable it belongs in. One with a
 * rehearsal brings its simulators along.
 */
const templates: readonly (Template | Rehearsed)[] = [
  { name: 'quickstart-vats', vendor: 'vats', address: /http:\/\/127\.0\.0\.1:\d+\/vpbx\//, variable: 'VATS_BASE_URL' },
  {
    name: 'quickstart-uptivity',
    vendor: 'uptivity',
    address: /tcp:\/\/127\.0\.0\.1:\d+/,
    variable: 'UPTIVITY_BASE_URL',
  },
  {
    name: 'quickstart-cca-web-api',
    vendor: 'cca-web-api',
    address: /http:\/\/127\.0\.0\.1:\d+\/CcaWebApi/,
    variable: 'CCA_WEB_API_BASE_URL',
  },
  {
    name: 'quickstart-ptk-callback',
    vendor: 'ptk-callback',
    address: /http:\/\/127\.0\.0\.1:\d+\//,
    variable: 'PTK_CALLBACK_BASE_URL',
  },
  { name: 'quickstart-gc', vendor: 'gc', address: /http:\/\/127\.0\.0\.1:\d+\/gc/, variable: 'GC_COMMAND_URL' },
  {
    name: 'cca-quota-watch',
    vendor: 'cca-web-api',
    address: /http:\/\/127\.0\.0\.1:\d+\/CcaWebApi/,
    variable: 'CCA_WEB_API_BASE_URL',
  },
  { name: 'errors-your-way', vendor: 'vats', address: /http:\/\/127\.0\.0\.1:\d+\/vpbx\//, variable: 'VATS_BASE_URL' },
  { name: 'call-recording-bridge', rehearsal: true },
];

interface Template {
  readonly name: string;
  readonly vendor: string;
  readonly address: RegExp;
  readonly variable: string;
}

interface Rehearsed {
  readonly name: string;
  readonly rehearsal: true;
}

function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const pnpm = (args: readonly string[], cwd: string): string => run('pnpm', args, cwd);
const npm = (args: readonly string[], cwd: string): string => run('npm', [...args, '--no-audit', '--no-fund'], cwd);

function pack(): Record<string, string> {
  for (const name of packages) pnpm(['pack', '--pack-destination', work], join(root, 'packages', name));
  return Object.fromEntries(
    packages.map((name) => {
      const file = readdirSync(work).find((entry) => entry.startsWith(`trunkline-${name}-`) && entry.endsWith('.tgz'));
      if (file === undefined) throw new Error(`${name} was not packed`);
      return [`@trunkline/${name}`, `file:${join(work, file)}`];
    }),
  );
}

/** A project of a user's, with the packed packages in the place of published ones. */
function project(
  name: string,
  files: string,
  tarballs: Record<string, string>,
  manifest: Record<string, unknown>,
): string {
  const folder = join(work, name);
  cpSync(files, folder, { recursive: true, filter: (from) => !/node_modules|\.reports|\.turbo/.test(from) });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, overrides: tarballs }, null, 2));
  npm(['install'], folder);
  return folder;
}

function withTarballs(dependencies: Record<string, string>, tarballs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, tarballs[name] ?? range]));
}

function checkConsumers(tarballs: Record<string, string>): void {
  const folder = project('consumers', join(root, '.ci', 'consumers'), tarballs, {
    private: true,
    type: 'module',
    dependencies: tarballs,
    devDependencies: { typescript: '7.0.2', '@types/node': '22.20.5' },
  });
  process.stdout.write(run('node', ['esm.mjs'], folder));
  process.stdout.write(run('node', ['cjs.cjs'], folder));
  process.stdout.write(run('npx', ['trunkline', 'explain', 'vats', '2219'], folder));
  const strict = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    'false',
    '--target',
    'es2023',
    '--lib',
    'es2023,esnext.disposable,dom,dom.iterable',
  ];
  for (const resolution of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    run('npx', ['tsc', ...strict, '--module', resolution[0], '--moduleResolution', resolution[1], 'types.ts'], folder);
    console.log(`types check under ${resolution[1]}`);
  }
}

/** Starts the simulator of a project and answers with its base URL. */
function startSimulator(folder: string, { vendor, address }: Template): Promise<{ baseUrl: string; stop: () => void }> {
  const child = spawn('npx', ['trunkline-simulator', vendor, '--port', '0'], { cwd: folder, detached: true });
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`the simulator did not start: ${printed}`)), 15_000);
    child.stdout.on('data', (part) => {
      printed += String(part);
      const baseUrl = address.exec(printed)?.[0];
      if (baseUrl === undefined) return;
      clearTimeout(timer);
      resolve({ baseUrl, stop });
    });
  });
}

async function runOnSimulator(folder: string, template: Template): Promise<void> {
  const { variable } = template;
  const simulator = await startSimulator(folder, template);
  try {
    const env = readFileSync(join(folder, '.env.example'), 'utf8').replace(
      new RegExp(`^${variable}=.*$`, 'm'),
      `${variable}=${simulator.baseUrl}`,
    );
    writeFileSync(join(folder, '.env'), env);
    process.stdout.write(npm(['start'], folder));
  } finally {
    simulator.stop();
  }
}

async function checkTemplate(template: Template | Rehearsed, tarballs: Record<string, string>): Promise<void> {
  const { name } = template;
  const files = join(root, 'examples', name);
  const manifest = JSON.parse(readFileSync(join(files, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const folder = project(name, files, tarballs, {
    ...manifest,
    dependencies: withTarballs(manifest['dependencies'] ?? {}, tarballs),
    devDependencies: withTarballs(manifest['devDependencies'] ?? {}, tarballs),
  });
  npm(['run', 'typecheck'], folder);
  npm(['test'], folder);
  if ('rehearsal' in template) process.stdout.write(npm(['run', 'rehearsal'], folder));
  else await runOnSimulator(folder, template);
  console.log(`${name} runs when copied out`);
}

try {
  mkdirSync(work, { recursive: true });
  pnpm(['build'], root);
  const tarballs = pack();
  checkConsumers(tarballs);
  for (const template of templates) await checkTemplate(template, tarballs);
} finally {
  rmSync(work, { recursive: true, force: true });
}
