/**
 * Has other runtimes tell the story of compat/ with the packed packages: `pnpm compat [part of a runtime's name]`. The runtimes
 * come by npm, with a lockfile of their own.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { npm, run } from './commands.ts';
import { pack } from './pack.ts';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'trunkline-compat-'));

try {
  const folder = join(work, 'compat');
  cpSync(join(root, 'compat'), folder, { recursive: true, filter: (from) => !from.includes('node_modules') });
  cpSync(join(root, 'packages/conformance/src/certificates/self-signed.pem'), join(folder, 'self-signed.pem'));
  const tarballs = pack(work);
  npm(['install', '--no-save', ...Object.values(tarballs)], folder);
  run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.'], folder);
  const { status } = spawnSync(process.execPath, ['main.ts', ...process.argv.slice(2)], {
    cwd: folder,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
