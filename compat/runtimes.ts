/** The runtimes, and how each is made to tell the story. A runtime that isn't installed is passed over with a word. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(import.meta.dirname, 'node_modules');
const program = join(import.meta.dirname, 'doors', 'process.ts');

export interface ProcessRuntime {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const node = (major: number): ProcessRuntime => ({
  name: `Node ${major}`,
  command: [join(modules, `node-${major}`, 'bin', 'node'), program],
});

/** Those that run a program with sockets and files. */
export const processRuntimes: readonly ProcessRuntime[] = [
  node(22),
  node(24),
  node(26),
  { name: 'Bun', command: [join(modules, '.bin', 'bun'), program] },
  { name: 'Deno', command: [join(modules, '.bin', 'deno'), 'run', '--allow-all', '--no-remote', program] },
];

export const workerd: string = join(modules, '.bin', 'workerd');
/** Debian's; a browser is no package of npm. */
export const chromium = '/usr/bin/chromium';

export const isInstalled = (path: string): boolean => existsSync(path);
