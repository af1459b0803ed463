/** Writes the blocks of all pages to `.blocks/` and compiles them in one go. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Page } from './pages.ts';
import { programsOf } from './programs.ts';

const folder = join(root, 'docs/.blocks');

/** What the compiler says, by page: `12: error TS2322: …`, with the line of the page. */
export function compile(pages: readonly Page[]): ReadonlyMap<string, readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  const files = pages.flatMap(write);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ ...options, files: ['../blocks/scene.d.ts', ...files] }),
  );
  const { stdout, error } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return byPage(stdout);
}

const options = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    isolatedDeclarations: false,
    isolatedModules: false,
    verbatimModuleSyntax: false,
    erasableSyntaxOnly: false,
  },
};

function write(page: Page): readonly string[] {
  mkdirSync(join(folder, page.file), { recursive: true });
  return [...programsOf(page)].map(([name, text]) => {
    const file = join(page.file, name);
    writeFileSync(join(folder, file), text);
    return file;
  });
}

function byPage(output: string): ReadonlyMap<string, readonly string[]> {
  const faults = new Map<string, string[]>();
  for (const line of output.split('\n').filter((text) => text.includes('error TS'))) {
    const [, file = 'elsewhere', row = '', said = line] = /^(.+)\/\d+\.ts\((\d+),\d+\): (.*)$/.exec(line) ?? [];
    faults.set(file, [...(faults.get(file) ?? []), `${row}: ${said}`]);
  }
  return faults;
}
