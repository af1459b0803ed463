/**
 * Packs the packages and uses them as a stranger would, outside the repository and with plain npm: in programs of
 * strangers, and under each example, copied out and run by its own commands.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { npm } from './commands.ts';
import { checkConsumers, consumerManifest } from './pack-consumers.ts';
import { pack } from './pack.ts';
import { missingFor, runTemplate, templates, type Template } from './pack-templates.ts';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'trunkline-pack-'));
/** A project of a user's, with the packed packages in the place of published ones. */
function project(
  name: string,
  files: string,
  tarballs: Record<string, string>,
  manifest: Record<string, unknown>,
): string {
  const folder = join(work, name);
  cpSync(files, folder, { recursive: true, filter: (from) => !/node_modules|\.reports|\.turbo/.test(from) });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, overrides: tarballs }, null, 2));
  npm(['install'], folder);
  return folder;
}

function withTarballs(dependencies: Record<string, string>, tarballs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, tarballs[name] ?? range]));
}

async function checkTemplate(template: Template, tarballs: Record<string, string>): Promise<void> {
  const { name } = template;
  const missing = missingFor(template);
  if (missing !== undefined) return console.log(`${name} is not tried: ${missing} is not installed`);
  const began = performance.now();
  const files = join(root, 'examples', name);
  const manifest = JSON.parse(readFileSync(join(files, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const folder = project(name, files, tarballs, {
    ...manifest,
    dependencies: withTarballs(manifest['dependencies'] ?? {}, tarballs),
    devDependencies: withTarballs(manifest['devDependencies'] ?? {}, tarballs),
  });
  npm(['run', 'typecheck'], folder);
  npm(['test'], folder);
  await runTemplate(folder, template);
  console.log(
    `${name} runs when copied out, ${Math.round((performance.now() - began) / 1_000)} s with its install and tests`,
  );
}

try {
  mkdirSync(work, { recursive: true });
  const tarballs = pack(root, work);
  checkConsumers(project('consumers', join(root, '.ci', 'consumers'), tarballs, consumerManifest(tarballs)));
  for (const template of templates) await checkTemplate(template, tarballs);
} finally {
  rmSync(work, { recursive: true, force: true });
}
