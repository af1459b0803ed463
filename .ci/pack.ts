/** Builds and packs all that is published: `pnpm pack:to <folder>`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pnpm } from './commands.ts';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Record<string, string>;
}

const root = resolve(import.meta.dirname, '..');
const manifests = new Map<string, Manifest>(
  readdirSync(join(root, 'packages')).map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
    return [manifest.name, manifest];
  }),
);

/** How many packages of the house stand below one another under this one. */
function height(name: string): number {
  const below = Object.keys(manifests.get(name)?.dependencies ?? {}).filter((one) => manifests.has(one));
  return below.length === 0 ? 0 : 1 + Math.max(...below.map(height));
}

/** Their folders; what others stand on comes first, and so is there when they are published. */
export const published: readonly string[] = [...manifests.values()]
  .filter((manifest) => manifest.private !== true)
  .map(({ name }) => name)
  .toSorted((one, other) => height(one) - height(other))
  .map((name) => name.replace('@trunkline/', ''));

/** Answers where each tarball is. */
export function pack(folder: string): Record<string, string> {
  pnpm(['build'], root);
  for (const name of published) pnpm(['pack', '--pack-destination', folder], join(root, 'packages', name));
  return Object.fromEntries(
    published.map((name) => {
      const file = readdirSync(folder).find(
        (entry) => entry.startsWith(`trunkline-${name}-`) && entry.endsWith('.tgz'),
      );
      if (file === undefined) throw new Error(`${name} was not packed`);
      return [`@trunkline/${name}`, `file:${join(folder, file)}`];
    }),
  );
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Into which folder? pnpm pack:to ~/trunkline');
  console.log(Object.keys(pack(resolve(folder))).join('\n'));
}
