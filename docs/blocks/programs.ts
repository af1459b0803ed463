/**
 * Makes a module of every block, as who reads the page from its top would understand it: names come from the blocks before,
 * from what they import, and from the package that the page is about. What is left is the reader's own program: `scene.d.ts`.
 */
import { join } from 'node:path';
import { exportsOf, namesOf, type Names } from './names.ts';
import { root, type Page } from './pages.ts';

const packages = [
  'core',
  'vats',
  'uptivity',
  'gc',
  'cca-web-api',
  'ptk-callback',
  'observers',
  'redis',
  'simulator',
  'xml',
];

const exportedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  packages.map((name) => [name, exportsOf(join(root, 'packages', name, 'src/index.ts'))]),
);

/** A package's own page speaks of that package, every other page of all. */
function packagesOf({ file }: Page): readonly string[] {
  const own = packages.filter((name) => file.startsWith(`packages/${name}/`));
  return own.length > 0 ? own : packages;
}

/** The file of a block, below the folder of its page: the line it stands on. */
const fileOf = (line: number): string => `${line}.ts`;

/** The modules of a page by their file names. Lines are those of the page. */
export function programsOf(page: Page): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const programs = new Map<string, string>();
  for (const { line, code } of page.blocks) {
    const names = namesOf(code);
    const missing = [...names.used].filter((name) => isMissing(name, names));
    const imports = missing.map((name) => known.get(name) ?? fromPackage(name, page)).join(' ');
    programs.set(fileOf(line), names.returns ? inside(imports, line, code) : module(imports, line, code, names));
    for (const [name, text] of names.imported) known.set(name, text);
    if (!names.returns)
      for (const name of names.declared) known.set(name, `import { ${name} } from './${fileOf(line)}';`);
  }
  return programs;
}

function module(imports: string, line: number, code: string, { declared, exported }: Names): string {
  const shared = [...declared].filter((name) => !exported.has(name));
  return `${imports}${'\n'.repeat(line)}${code}export { ${shared.join(', ')} };\n`;
}

const inside = (imports: string, line: number, code: string): string =>
  `${imports} export async function inside() {${'\n'.repeat(line)}${code}}\n`;

const isMissing = (name: string, { declared, imported }: Names): boolean => !declared.has(name) && !imported.has(name);

function fromPackage(name: string, page: Page): string {
  const home = packagesOf(page).find((one) => exportedBy.get(one)?.has(name));
  return home === undefined ? '' : `import { ${name} } from '@trunkline/${home}';`;
}
