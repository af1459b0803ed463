/** Checks the arrows, the floor plan, the file sizes (docs/decisions/0001) and the templates. Exits 1 and says what to mend. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { arrows, fileSize, floorPlan, testTools, vendors, witnesses } from './arrows.ts';
import { readmeFaults } from './readmes.ts';
import { templateFaults } from './templates.ts';

const root = resolve(import.meta.dirname, '..');
const faults: string[] = [];

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

function imports(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g,
  );
  return [...found].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '');
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function checkImports(name: string, file: string, allowed: readonly string[]): void {
  const home = join(root, 'packages', name);
  for (const specifier of imports(readFileSync(file, 'utf8'))) {
    if (isBuiltin(specifier) || specifier.startsWith('#') || packageOf(specifier) === `@trunkline/${name}`) continue;
    if (specifier.startsWith('.')) {
      const target = resolve(dirname(file), specifier);
      if (relative(home, target).startsWith('..') && !target.endsWith('vitest.shared.ts')) {
        faults.push(`${relative(root, file)} reaches into another package: ${specifier}`);
      }
    } else if (!allowed.includes(packageOf(specifier)) && !allowed.includes(specifier))
      faults.push(`${relative(root, file)} must not import ${specifier}`);
  }
}

for (const name of readdirSync(join(root, 'packages'))) {
  const allowed = arrows[name];
  if (allowed === undefined) {
    faults.push(`packages/${name} has no line in .ci/arrows.ts`);
    continue;
  }
  for (const file of sources(join(root, 'packages', name, 'src'))) {
    checkImports(name, file, allowed);
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    if (lines > fileSize.most && !fileSize.excepted.test(file))
      faults.push(`${relative(root, file)} has ${lines} lines (most: ${fileSize.most})`);
  }
  for (const file of sources(join(root, 'packages', name, 'test')))
    checkImports(name, file, [...allowed, ...testTools, ...(witnesses[name] ?? [])]);
}

for (const vendor of vendors) {
  for (const room of floorPlan) {
    const file = join(root, 'packages', vendor, 'src', room);
    if (!existsSync(file)) faults.push(`${relative(root, file)} is missing from the floor plan`);
  }
}

faults.push(...templateFaults(root), ...readmeFaults(root));

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log('The arrows go down, the rooms are where they should be, the files are small.');
