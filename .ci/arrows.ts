/**
 * The arrows of the house: what the sources of a package may import beside Node and themselves: packages, or only
 * one of their faces. Arrows go down only.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  core: ['ky', 'undici'],
  xml: ['@trunkline/core', 'fast-xml-parser'],
  vats: ['@trunkline/core'],
  uptivity: ['@trunkline/core', '@trunkline/xml/on-demand'],
  gc: ['@trunkline/core'],
  'cca-web-api': ['@trunkline/core'],
  'ptk-callback': ['@trunkline/core', '@trunkline/xml/on-demand'],
  observers: ['@trunkline/core', '@opentelemetry/api'],
  redis: ['@trunkline/core'],
  simulator: ['hono', '@hono/node-server', 'saxes', 'vitest'],
  cli: [
    '@trunkline/core',
    '@trunkline/vats',
    '@trunkline/uptivity',
    '@trunkline/gc',
    '@trunkline/cca-web-api',
    '@trunkline/ptk-callback',
    '@trunkline/simulator',
    '@hono/node-server',
    'commander',
  ],
  conformance: ['@trunkline/core', 'vitest'],
  fuzz: [
    '@trunkline/core',
    '@trunkline/xml',
    '@trunkline/vats',
    '@trunkline/uptivity',
    '@trunkline/gc',
    '@trunkline/cca-web-api',
    '@trunkline/ptk-callback',
    '@trunkline/conformance',
    'fast-check',
  ],
};

/** Packages that only tests may import, whoever writes the test. */
export const testTools: readonly string[] = [
  '@trunkline/simulator',
  '@trunkline/conformance',
  '@trunkline/fuzz',
  'vitest',
  'fast-check',
  'esbuild',
  'saxes',
  'valibot',
];

/** What the tests of one package need beside: a client to observe, and those who listen. */
export const witnesses: Readonly<Record<string, readonly string[]>> = {
  observers: ['@trunkline/vats', 'pino', '@opentelemetry/sdk-trace-base', '@opentelemetry/context-async-hooks'],
  'ptk-callback': ['@trunkline/xml'],
  redis: ['redis', '@trunkline/vats', '@trunkline/cca-web-api', '@trunkline/ptk-callback'],
};

/** Lines of a source file. Tables of codes are excepted: they are data. */
export const fileSize = { most: 400, excepted: /\/codes\/|\/codes?(-table)?\.ts$/ };

/** What every vendor's package has, so that who knows one knows five. */
export const floorPlan: readonly string[] = [
  'index.ts',
  'client.ts',
  'options.ts',
  'codes.ts',
  'wire.ts',
  'operations/index.ts',
];
export const vendors: readonly string[] = ['vats', 'uptivity', 'gc', 'cca-web-api', 'ptk-callback'];
