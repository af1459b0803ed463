import { defineConfig, type ViteUserConfig } from 'vitest/config';

const conditions: string[] = ['@trunkline/source', 'node', 'import', 'module', 'default'];

/** A run in another time zone reports beside the first one. */
const run = process.env['TZ'] === undefined ? 'tests' : `tests-${process.env['TZ'].replaceAll('/', '-')}`;

/** Tests run on the sources of every package, without a build. */
export const packageTests = (name: string): ViteUserConfig =>
  defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: {
      name,
      include: ['test/**/*.test.ts'],
      reporters: ['default', 'json'],
      outputFile: { json: `.reports/${run}.json` },
      // Real servers on a busy machine: a test that fails is tried once more in CI, and `.ci/count.ts` names it.
      retry: process.env['CI'] === undefined ? 0 : 1,
      // On two cores with four packages at once the first import of a vendor alone may take five seconds.
      testTimeout: 15_000,
    },
  });
