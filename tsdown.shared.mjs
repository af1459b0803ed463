/** How every package is built: sources to ESM with types beside them, for any runtime. */
export const library = ({ entry = ['src/index.ts'], neverBundle = [] } = {}) => ({
  entry,
  deps: { neverBundle: [/^node:/, ...neverBundle] },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  platform: 'neutral',
  target: 'es2023',
});
