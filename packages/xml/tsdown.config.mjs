export default {
  entry: ['src/index.ts'],
  deps: { neverBundle: [/^node:/] },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  platform: 'neutral',
  target: 'es2023',
};
