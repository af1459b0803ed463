import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** One run over all packages, for coverage: `pnpm coverage`. */
const config: ViteUserConfig = defineConfig({
  test: {
    projects: ['packages/*'],
    coverage: { provider: 'v8', include: ['packages/*/src/**'], reportsDirectory: 'coverage' },
  },
});
export default config;
