/** The pages whose code is compiled, and the code in them. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root: string = resolve(import.meta.dirname, '../..');

const shown = [
  '*.md',
  'docs/*.md',
  'docs/{decisions,guides,migrating}/*.md',
  'packages/*/README.md',
  'examples/*/README.md',
];

/** A piece of TypeScript on a page: a fence, or what a comment `<!-- given: … -->` assumes for those after it. */
export interface Block {
  /** The line it opens on, from 1. */
  readonly line: number;
  readonly code: string;
}

export interface Page {
  /** From the root of the repository: `packages/vats/README.md`. */
  readonly file: string;
  readonly blocks: readonly Block[];
}

export function blocksOf(markdown: string): readonly Block[] {
  const found = markdown.matchAll(/^( *)```ts\b.*\n([^]*?)^\1```$|^<!-- given:([^]*?)-->$/gm);
  return [...found].map(({ index, 2: shownCode, 3: given = '' }) => ({
    line: markdown.slice(0, index).split('\n').length,
    code: shownCode ?? `${given}\n`,
  }));
}

export const pages = (): readonly Page[] =>
  globSync(shown, { cwd: root })
    .toSorted()
    .map((file) => ({ file, blocks: blocksOf(readFileSync(join(root, file), 'utf8')) }))
    .filter(({ blocks }) => blocks.length > 0);
