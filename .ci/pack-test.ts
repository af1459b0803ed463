/**
 * Packs the packages and uses them as a stranger would, outside the repository and with plain npm: in programs of
 * strangers, and under each example, copied out and run by its own commands.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { npm } from './commands.ts';
import { checkConsumers, consumerManifest } from './pack-consumers.ts';
import { pack } from './pack.ts';
import { missingFor, runTemplate, templates, type Template } from './pack-templates.ts';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'trunkline-pack-'));
const withoutInstalls = (from: string): boolean => !/node_modules|\.reports|\.turbo/.test(from);

/** A project of a stranger's, with the packed packages in the place of published ones. */
function consumers(tarballs: Record<string, string>): string {
  const folder = join(work, 'consumers');
  cpSync(join(root, '.ci', 'consumers'), folder, { recursive: true, filter: withoutInstalls });
  const manifest = { ...consumerManifest(tarballs), overrides: tarballs };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  npm(['install'], folder);
  return folder;
}

async function checkTemplate(template: Template, tarballs: Record<string, string>): Promise<void> {
  const { name } = template;
  const missing = missingFor(template);
  if (missing !== undefined) return console.log(`${name} is not tried: ${missing} is not installed`);
  const began = performance.now();
  const folder = join(work, name);
  cpSync(join(root, 'examples', name), folder, { recursive: true, filter: withoutInstalls });
  // The line of CONTRIBUTING, "Using what is not released".
  npm(['install', '--no-save', ...Object.values(tarballs)], folder);
  npm(['run', 'typecheck'], folder);
  npm(['test'], folder);
  await runTemplate(folder, template);
  console.log(
    `${name} runs when copied out, ${Math.round((performance.now() - began) / 1_000)} s with its install and tests`,
  );
}

try {
  mkdirSync(work, { recursive: true });
  const tarballs = pack(work);
  checkConsumers(consumers(tarballs));
  for (const template of templates) await checkTemplate(template, tarballs);
} finally {
  rmSync(work, { recursive: true, force: true });
}
