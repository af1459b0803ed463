import { packageTests } from '../vitest.shared.ts';

const shared = packageTests('site');

/** What is tried on the built site: `pnpm docs:build`, then `pnpm docs:try`. */
export default {
  ...shared,
  test: { ...shared.test, include: ['site/**/*.test.ts'], outputFile: { json: '.reports/site.json' } },
};
