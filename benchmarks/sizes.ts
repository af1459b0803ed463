/**
 * What a user's bundle grows by, minified and compressed: `pnpm sizes`, of the packages as they were built. Beside each size
 * stands the goal, and the ceiling above which the check fails: what is not needed at the start must not creep in.
 */
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

interface Row {
  readonly name: string;
  /** The text of a module that imports what is measured. */
  readonly entry: string;
  /** Left out: somebody else's, or counted elsewhere. */
  readonly external: readonly string[];
  /** Kilobytes of 1 000 bytes. */
  readonly goal: number;
  readonly ceiling: number;
}

const vendors = {
  vats: 'createVatsClient',
  gc: 'createGcClient',
  'cca-web-api': 'createCcaWebApiClient',
  uptivity: 'createUptivityClient',
  'ptk-callback': 'createPtkCallbackClient',
} as const;
const isXml = (vendor: string): boolean => vendor === 'uptivity' || vendor === 'ptk-callback';
const own = { vats: 53, gc: 17.5, 'cca-web-api': 16, uptivity: 12.5, 'ptk-callback': 14.5 } as const;
const whole = { vats: 83, gc: 51, 'cca-web-api': 47, uptivity: 43.5, 'ptk-callback': 46 } as const;
const names = Object.keys(vendors) as (keyof typeof vendors)[];
const others = ['@trunkline/core', '@trunkline/xml', 'ky', 'fast-xml-parser'];

const rows: readonly Row[] = [
  { name: 'core, all of it', entry: `export * from '@trunkline/core'`, external: ['ky'], goal: 7, ceiling: 32.5 },
  {
    name: 'core, what one call needs',
    entry: `export { connect, run } from '@trunkline/core'`,
    external: ['ky'],
    goal: 7,
    ceiling: 20.6,
  },
  {
    name: 'xml',
    entry: `export * from '@trunkline/xml'`,
    external: ['@trunkline/core', 'fast-xml-parser'],
    goal: 3,
    ceiling: 4.3,
  },
  ...names.map((vendor) => ({
    name: `${vendor}, own code`,
    entry: `export { ${vendors[vendor]} } from '@trunkline/${vendor}'`,
    external: others,
    goal: isXml(vendor) ? 8 : 9,
    ceiling: own[vendor],
  })),
  ...names.map((vendor) => ({
    name: `${vendor}, with all it stands on`,
    entry: `export { ${vendors[vendor]} } from '@trunkline/${vendor}'`,
    external: [],
    goal: isXml(vendor) ? 48 : 24,
    ceiling: whole[vendor],
  })),
  {
    name: 'vats, webhooks only, with all they stand on',
    entry: `export { createVatsWebhooks } from '@trunkline/vats'`,
    external: [],
    goal: 24,
    ceiling: 23,
  },
  {
    name: 'vats, codes only',
    entry: `export { vatsCodes } from '@trunkline/vats'`,
    external: [],
    goal: 9,
    ceiling: 10,
  },
  {
    name: 'core, isTrunklineError only',
    entry: `export { isTrunklineError } from '@trunkline/core'`,
    external: [],
    goal: 1,
    ceiling: 0.6,
  },
  {
    name: 'vats, one operation, with all it stands on',
    entry: `import { connectVats, operations, run } from '@trunkline/vats';
      export const callback = (options, input) => run(connectVats(options), operations.calls.callback, input);`,
    external: [],
    goal: 24,
    ceiling: 75,
  },
];

interface Weight {
  readonly start: number;
  readonly later: number;
  /** Is undici loaded at the start? The option `connection` must cost nothing where it isn't used. */
  readonly early: boolean;
}

/** The files that come with the first one, since they import each other by statements. */
function filesAtStart({ outputs }: Metafile): ReadonlySet<string> {
  const files = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === '<stdin>'));
  for (const path of files) {
    for (const { path: other, kind, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && external !== true) files.add(other);
  }
  return new Set([...files].map((path) => basename(path)));
}

/** What is loaded at the start; what is imported on first use stands apart. */
async function measure({ entry, external }: Row): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    legalComments: 'none',
    external: [...external, 'undici', 'node:*'],
  });
  const first = filesAtStart(metafile);
  const sized = outputFiles.map(({ path, contents, text }) => ({
    text,
    isFirst: first.has(basename(path)),
    size: gzipSync(contents).length / 1_000,
  }));
  const sum = (isFirst: boolean): number =>
    sized.filter((file) => file.isFirst === isFirst).reduce((all, { size }) => all + size, 0);
  const early = sized.some(({ text, isFirst }) => isFirst && /(from|import)\s*"undici"/.test(text));
  return { start: sum(true), later: sum(false), early };
}

const shown = (kilobytes: number): string => kilobytes.toFixed(1).padStart(6);

console.log(' at start    later     goal  ceiling   (kB, minified and gzipped)');
for (const row of rows) {
  const { start, later, early } = await measure(row);
  const verdict = start <= row.goal ? 'ok' : start <= row.ceiling ? 'above the goal' : 'ABOVE THE CEILING';
  if (early) console.log(`loads undici at the start: ${row.name}`);
  if (start > row.ceiling || early) process.exitCode = 1;
  console.log(
    `   ${shown(start)}   ${shown(later)}   ${shown(row.goal)}   ${shown(row.ceiling)}   ${row.name}: ${verdict}`,
  );
}
