import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../blocks/compile.ts';
import { blocksOf, pages } from '../blocks/pages.ts';
import { programsOf } from '../blocks/programs.ts';

const page = (markdown: string) => ({ file: 'docs/trial.md', blocks: blocksOf(markdown) });
const fence = (code: string): string => `\`\`\`ts\n${code}\n\`\`\`\n`;

describe('what the pages show', () => {
  const all = pages();
  const faulty = page(`# Faulty\n\n${fence(`const balance: number = 'none';`)}`);
  let faults: ReadonlyMap<string, readonly string[]> = new Map();
  beforeAll(() => {
    faults = compile([...all, faulty]);
  }, 120_000);

  it.each(all.map(({ file }) => file))('compiles: %s', (file) => {
    expect(faults.get(file) ?? []).toEqual([]);
  });

  it('would be told with its line if it did not', () => {
    expect(faults.get(faulty.file)).toEqual([expect.stringMatching(/^4: error TS2322/)]);
  });

  it('leaves no fault outside the pages', () => {
    expect([...faults.keys()].filter((file) => ![...all, faulty].some((one) => one.file === file))).toEqual([]);
  });

  it('is there at all', () => {
    expect(all.length).toBeGreaterThan(12);
  });
});

describe('a page read from its top', () => {
  it('knows what the blocks before have declared and imported', () => {
    const programs = programsOf(page(fence(`import { a } from 'a';\nconst b = a();`) + fence('a(b);')));
    expect(programs.get('5.ts')).toContain(`import { a } from 'a';`);
    expect(programs.get('5.ts')).toContain(`import { b } from './1.ts';`);
  });

  it('assumes what a comment gives', () => {
    const programs = programsOf(page(`<!-- given: declare const job: string; -->\n\n${fence('job.length;')}`));
    expect(programs.get('3.ts')).toContain(`import { job } from './1.ts';`);
  });

  it('takes a block that returns for the inside of a function', () => {
    expect(programsOf(page(fence('if (Math.random() > 2) return;'))).get('1.ts')).toContain('async function inside()');
  });

  it('keeps the lines of the page', () => {
    const program = programsOf(page(`# Title\n\n${fence('const a = 1;')}`)).get('3.ts') ?? '';
    expect(program.split('\n')[3]).toBe('const a = 1;');
  });
});
