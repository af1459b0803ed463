/**
 * What each published package shows to the world, as a text that is reviewed with every change: `pnpm api` writes
 * packages/<name>/<name>.api.md from what was built, `node .ci/api.ts check` says which is not current.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { published } from './pack.ts';

const root = resolve(import.meta.dirname, '..');
const none = { default: { logLevel: ExtractorLogLevel.None } };

const compilerOptions = {
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable'],
  module: 'nodenext',
  strict: true,
  types: ['node'],
};

/** Is the report of a package current? If it may, it is written anew. */
function isCurrent(name: string, mayWrite: boolean, temporary: string): boolean {
  const projectFolder = join(root, 'packages', name);
  const types = join(projectFolder, 'dist', 'index.d.ts');
  // A command line shows no types.
  if (!existsSync(types)) return true;
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: { enabled: true, reportFolder: projectFolder, reportTempFolder: temporary, reportFileName: name },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: none, tsdocMessageReporting: none, compilerMessageReporting: none },
    },
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: mayWrite,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return mayWrite || !apiReportChanged;
}

const temporary = mkdtempSync(join(tmpdir(), 'trunkline-api-'));
try {
  const stale = published.filter((name) => !isCurrent(name, process.argv[2] === 'write', temporary));
  for (const name of stale)
    console.error(`packages/${name}/${name}.api.md is not what the package shows: pnpm api, and look at what changed`);
  if (stale.length > 0) process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true });
}
