export default {
  entry: ['src/index.ts', 'src/vitest.ts', 'src/cli.ts'],
  deps: { neverBundle: [/^node:/] },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  platform: 'neutral',
  target: 'es2023',
};
