/** The arrows of the house: what the sources of a package may import beside Node and themselves. Arrows go down only. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  core: ['ky', 'undici'],
  xml: ['@trunkline/core', 'fast-xml-parser'],
  vats: ['@trunkline/core'],
  uptivity: ['@trunkline/core', '@trunkline/xml'],
  gc: ['@trunkline/core'],
  simulator: ['hono', '@hono/node-server', 'saxes', 'vitest'],
  conformance: ['@trunkline/core', 'vitest'],
};

/** Packages that only tests may import, whoever writes the test. */
export const testTools: readonly string[] = [
  '@trunkline/simulator',
  '@trunkline/conformance',
  'vitest',
  'fast-check',
  'esbuild',
  'saxes',
  'valibot',
];

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
export const vendors: readonly string[] = ['vats', 'uptivity', 'gc'];
