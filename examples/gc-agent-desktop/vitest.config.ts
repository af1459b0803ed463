import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: '.reports/tests.json' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
