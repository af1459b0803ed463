/**
 * What a user's bundle grows by, minified and compressed: `pnpm sizes`, of the packages as they were built. Beside each size
 * stands the goal, and the ceiling above which the check fails: what is not needed at the start must not creep in.
 */
import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';

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
const own = { vats: 53, gc: 17, 'cca-web-api': 16, uptivity: 12.5, 'ptk-callback': 14.5 } as const;
const whole = { vats: 79, gc: 47.5, 'cca-web-api': 45, uptivity: 65, 'ptk-callback': 68 } as const;
const names = Object.keys(vendors) as (keyof typeof vendors)[];
const others = ['@trunkline/core', '@trunkline/xml', 'ky', 'fast-xml-parser'];

const rows: readonly Row[] = [
  { name: 'core, all of it', entry: `export * from '@trunkline/core'`, external: ['ky'], goal: 7, ceiling: 29.6 },
  {
    name: 'core, what one call needs',
    entry: `export { connect, run } from '@trunkline/core'`,
    external: ['ky'],
    goal: 7,
    ceiling: 19,
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
    ceiling: 22.5,
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
    ceiling: 0.3,
  },
  {
    name: 'vats, one operation, with all it stands on',
    entry: `import { connectVats, operations, run } from '@trunkline/vats';
      export const callback = (options, input) => run(connectVats(options), operations.calls.callback, input);`,
    external: [],
    goal: 24,
    ceiling: 72,
  },
];

interface Weight {
  readonly start: number;
  readonly later: number;
  /** Is undici loaded at the start? The option `connection` must cost nothing where it isn't used. */
  readonly early: boolean;
}

/** What is loaded at the start; what is imported on first use stands apart. */
async function measure({ entry, external }: Row): Promise<Weight> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    legalComments: 'none',
    external: [...external, 'undici', 'node:*'],
  });
  const size = (file: (typeof outputFiles)[number] | undefined): number =>
    gzipSync(file?.contents ?? '').length / 1_000;
  const main = outputFiles.find(({ path }) => path.endsWith('stdin.js'));
  const later = outputFiles.filter((file) => file !== main).reduce((sum, file) => sum + size(file), 0);
  const text = main?.text ?? '';
  return { start: size(main), later, early: /(from|import)\s*"undici"/.test(text) };
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
