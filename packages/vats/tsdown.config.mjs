export default {
  entry: ['src/index.ts', 'src/digest.node.ts', 'src/digest.web.ts'],
  external: ['#digest'],
  format: ['esm'],
  dts: true,
  sourcemap: true,
  platform: 'neutral',
  target: 'es2023',
};
