/** Where a file of the repository stands on the site. What has no place here is not on the site. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root: string = resolve(import.meta.dirname, '../..');

const places: readonly (readonly [from: RegExp, to: string])[] = [
  [/^docs\/(.*\/)?README\.md$/, '$1index.md'],
  [/^docs\/(.+\.md)$/, '$1'],
  [/^packages\/([^/]+)\/README\.md$/, 'packages/$1.md'],
  [/^examples\/([^/]+)\/README\.md$/, 'examples/$1.md'],
  [/^CONTRIBUTING\.md$/, 'contributing.md'],
  [/^SECURITY\.md$/, 'security.md'],
];

/** `packages/vats/README.md` → `packages/vats.md`; the file itself where it has no place. */
export function placeOf(file: string): string {
  const place = places.find(([from]) => from.test(file));
  return place === undefined ? file : file.replace(...place);
}

/** The address of a file or folder of the repository, or `undefined` if it isn't on the site. */
export function addressOf(target: string): string | undefined {
  if (target === '' || target === 'README.md') return '/';
  const file = target.endsWith('.md') ? target : join(target, 'README.md');
  const place = placeOf(file);
  if (place === file || !existsSync(join(root, file))) return undefined;
  return `/${place.replace(/(?:index)?\.md$/, '')}`;
}
