import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm } from './commands.ts';

export const published = [
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

/** Builds and packs all that is published, and answers where each tarball is. */
export function pack(root: string, folder: string): Record<string, string> {
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
