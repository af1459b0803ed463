/** Programs of strangers: imported, required, type-checked by three compilers, and bundled with a second copy of core. */
import { run } from './commands.ts';

const compilers = { 'typescript-5': '5.9.3', 'typescript-6': '6.0.3', 'typescript-7': '7.0.2' } as const;
const resolutions = [
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const;
const strict = '--noEmit --strict --skipLibCheck false --target es2023 --types node'.split(' ');
const libraries = ['--lib', 'es2023,esnext.disposable,dom,dom.iterable'];

/** What a stranger's manifest says. */
export const consumerManifest = (tarballs: Record<string, string>): Record<string, unknown> => ({
  private: true,
  type: 'module',
  dependencies: { ...tarballs, 'another-core': tarballs['@trunkline/core'] },
  devDependencies: {
    '@types/node': '22.20.5',
    esbuild: '0.28.2',
    ...Object.fromEntries(Object.entries(compilers).map(([name, version]) => [name, `npm:typescript@${version}`])),
  },
});

export function checkConsumers(folder: string): void {
  process.stdout.write(run('node', ['esm.mjs'], folder));
  process.stdout.write(run('node', ['cjs.cjs'], folder));
  process.stdout.write(run('npx', ['--no', 'trunkline', 'explain', 'vats', '2219'], folder));
  const bundled = [
    '--bundle',
    '--minify',
    '--format=esm',
    '--platform=node',
    '--external:undici',
    '--outfile=bundle.mjs',
  ];
  run('npx', ['esbuild', 'two-copies.mjs', ...bundled, '--log-level=error'], folder);
  process.stdout.write(run('node', ['bundle.mjs'], folder));
  for (const [compiler, version] of Object.entries(compilers)) {
    for (const [module, resolution] of resolutions) {
      const how = ['--module', module, '--moduleResolution', resolution];
      run('node', [`node_modules/${compiler}/bin/tsc`, ...strict, ...libraries, ...how, 'types.ts'], folder);
      console.log(`types check by TypeScript ${version} under ${resolution}`);
    }
  }
}
