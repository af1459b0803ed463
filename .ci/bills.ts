import { pnpm } from './commands.ts';
import { published } from './pack.ts';

/** Writes a bill of materials (CycloneDX) for each published package; `%s` and `%v` in the path are its name and version. */
export function writeBills(root: string, path: string): void {
  const chosen = published.flatMap((name) => ['--filter', `@trunkline/${name}`]);
  pnpm([...chosen, 'sbom', '--sbom-format', 'cyclonedx', '--prod', '--exclude-peers', '--split', '--out', path], root);
}
