export default {
  entry: ['src/index.ts', 'src/digest.node.ts', 'src/digest.web.ts'],
  deps: { neverBundle: ['#digest', /^node:/] },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  platform: 'neutral',
  target: 'es2023',
};
