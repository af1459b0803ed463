/** The one standard of all templates in examples/: what each has, and in which order it tells it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = ['README.md', '.env.example', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'main.ts', 'test'];
const headings = ['Run', 'What is in it', 'Adapt'];
const scripts = ['start', 'test', 'typecheck'];
const strict = ['strict', 'noUncheckedIndexedAccess', 'exactOptionalPropertyTypes', 'verbatimModuleSyntax'];

/** So that templates of several vendors run side by side; what a template serves itself stands in the nine ports above. */
const ports: Readonly<Record<string, string>> = {
  vats: '4010',
  gc: '4020',
  'cca-web-api': '4030',
  'ptk-callback': '4040',
  uptivity: '2012',
};

/** No template: the whole of the product on simulators. */
const shows = new Set(['demo']);

export function templateFaults(root: string): readonly string[] {
  const folder = join(root, 'examples');
  return readdirSync(folder)
    .filter((name) => !shows.has(name) && existsSync(join(folder, name, 'package.json')))
    .flatMap((name) => faultsOf(join(folder, name)).map((fault) => `examples/${name} ${fault}`));
}

function faultsOf(template: string): readonly string[] {
  const missing = files.filter((file) => !existsSync(join(template, file)));
  if (missing.length > 0) return missing.map((file) => `has no ${file}`);
  const text = (file: string): string => readFileSync(join(template, file), 'utf8');
  const manifest = JSON.parse(text('package.json')) as Manifest;
  const { compilerOptions } = JSON.parse(text('tsconfig.json')) as { compilerOptions: Record<string, unknown> };
  const told = [...text('README.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const [, vendor = '', port] =
    /^trunkline-simulator (\S+) --port (\d+)/.exec(manifest.scripts['simulator'] ?? '') ?? [];
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return [
    ...headings
      .filter((heading, index) => told[index] !== heading)
      .map((heading) => `has no "${heading}" in its place`),
    ...scripts.filter((script) => manifest.scripts[script] === undefined).map((script) => `has no script ${script}`),
    ...('simulator' in manifest.scripts || 'rehearsal' in manifest.scripts ? [] : ['runs on no simulator']),
    ...(port === ports[vendor] ? [] : [`does not start ${vendor} at port ${ports[vendor]}`]),
    ...ranges.filter(([, range]) => !range.startsWith('^')).map(([name]) => `wants no published range of ${name}`),
    ...strict.filter((option) => compilerOptions[option] !== true).map((option) => `is not ${option}`),
  ];
}

interface Manifest {
  readonly scripts: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}
