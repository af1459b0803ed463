/**
 * How every package is built: sources to ESM with types beside them, for any runtime. In one file, which Node reads soonest;
 * and module by module, of which a bundler leaves out what a program doesn't use.
 */
export const library = ({ entry = ['src/index.ts'], neverBundle = [], modules = false, dts = true } = {}) => {
  const common = {
    deps: { neverBundle: [/^node:/, ...neverBundle] },
    format: ['esm'],
    sourcemap: true,
    platform: 'neutral',
    target: 'es2023',
  };
  const whole = { ...common, entry, dts };
  if (!modules) return whole;
  const faces = modules === true ? ['src/index.ts'] : modules;
  const apart = { ...common, entry: faces, dts: false, unbundle: true, outDir: 'dist/modules' };
  // A number put in the place of its name would leave an import of nothing behind, of which bundlers warn.
  return [whole, { ...apart, inputOptions: { optimization: { inlineConst: false } } }];
};
