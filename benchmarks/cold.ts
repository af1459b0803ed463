/**
 * What a program waits for before it can make its first call: a process that imports a package and ends, beside one that
 * imports ky. What an empty process takes is taken off both. The packages are those that were built: `pnpm build` first.
 */
import { spawnSync } from 'node:child_process';
import { summed, type Compared, type Turn } from './pairs.ts';

const turns = 15;

function took(imported: string): number {
  const text = imported === '' ? '' : `import ${JSON.stringify(imported)};`;
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', text], {
    cwd: import.meta.dirname,
    env: {},
    stdio: 'ignore',
  });
  if (status !== 0) throw new Error(`${imported} can't be imported: is it built?`);
  return performance.now() - began;
}

function compare(pair: Pick<Compared, 'name' | 'goal' | 'aim'>, ours: string): Compared {
  const all = Array.from({ length: turns }, (): Turn => {
    const empty = (took('') + took('')) / 2;
    const [first, one, other, last] = [ours, 'ky', 'ky', ours].map((imported) => took(imported) - empty);
    return [first ?? 0, one ?? 0, other ?? 0, last ?? 0];
  });
  return summed(pair, all);
}

export const coldImports: readonly { readonly name: string; readonly compare: () => Compared }[] = [
  'vats',
  'gc',
  'cca-web-api',
  'uptivity',
  'ptk-callback',
].map((vendor) => {
  const name = `cold import of ${vendor} ÷ of ky, an empty process taken off`;
  return { name, compare: () => compare({ name, goal: 1.4, aim: 1.2 }, `@trunkline/${vendor}`) };
});
