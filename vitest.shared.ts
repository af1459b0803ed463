import { defineConfig, type ViteUserConfig } from 'vitest/config';

const conditions: string[] = ['@trunkline/source', 'node', 'import', 'module', 'default'];

/** Tests run on the sources of every package, without a build. */
export const packageTests = (name: string): ViteUserConfig =>
  defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: {
      name,
      include: ['test/**/*.test.ts'],
      reporters: ['default', 'json'],
      outputFile: { json: '.reports/tests.json' },
    },
  });
