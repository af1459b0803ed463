/**
 * Publishes what isn't published yet: `pnpm release:publish`, or with `--dry-run` all of it and nothing. Packed by pnpm, which puts
 * versions in the place of the workspace's; sent by npm, which a registry can trust without a token.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npm } from './commands.ts';
import { pack, published } from './pack.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.reports', 'release');
const isRehearsal = process.argv.includes('--dry-run');

function isThere(name: string, version: string): boolean {
  try {
    return execFileSync('npm', ['view', `${name}@${version}`, 'version'], { stdio: 'pipe' }).length > 0;
  } catch {
    return false;
  }
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const tarballs = pack(folder);
for (const short of published) {
  const manifest = readFileSync(join(root, 'packages', short, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  if (!isRehearsal && isThere(name, version)) continue;
  const tarball = (tarballs[name] ?? '').replace('file:', '');
  npm(['publish', tarball, '--access', 'public', isRehearsal ? '--dry-run' : '--provenance'], root);
  console.log(`${name} ${version} is ${isRehearsal ? 'fit to be published' : 'published'}`);
}
