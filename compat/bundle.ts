import { build } from 'esbuild';

/** One text of a door and all it needs, as a runtime without node_modules takes it. */
export async function bundle(door: string, conditions: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(door, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: [...conditions],
    external: ['undici', 'node:*'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
