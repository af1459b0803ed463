/** What the published packages stand on, by their bills of materials: `node .ci/third-party.ts write`, or `check`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeBills } from './bills.ts';

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly { readonly expression?: string; readonly license?: { readonly id?: string } }[];
}
interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components?: readonly Component[];
}

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'docs', 'third-party.md');
const fullName = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);
const licence = ({ licenses = [] }: Component): string =>
  licenses.map(({ expression, license }) => expression ?? license?.id ?? 'unknown').join(', ');

function bills(): readonly Bill[] {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-bills-'));
  try {
    writeBills(root, join(folder, '%s.json'));
    return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Bill);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function table(all: readonly Bill[]): string {
  const rows = new Map<string, { readonly component: Component; readonly users: string[] }>();
  for (const { metadata, components = [] } of all) {
    for (const component of components.filter(({ group }) => group !== '@trunkline')) {
      const key = `${fullName(component)} ${component.version}`;
      const row = rows.get(key) ?? { component, users: [] };
      row.users.push(metadata.component.name);
      rows.set(key, row);
    }
  }
  return [...rows.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { component, users }]) => {
      const cells = [fullName(component), component.version, licence(component), users.toSorted().join(', ')];
      return `| ${cells.join(' | ')} |`;
    })
    .join('\n');
}

const text = `# What the packages stand on

All that comes along when a package is installed, itself and what it stands on, with its licence. Made from the lockfile by
\`pnpm third-party\`; CI checks that it is current. Each release carries a bill of materials (CycloneDX) per package.
Optional companions that you install yourself (undici, pino, redis, @opentelemetry/api) are not in it.

| package | version | licence | comes with |
| --- | --- | --- | --- |
${table(bills())}
`;

/** How a table is padded says nothing. */
const bare = (markdown: string): string => markdown.replaceAll(/[ -]*\|[ -]*/g, '|').trim();

if (process.argv[2] === 'write') writeFileSync(page, text);
else if (bare(readFileSync(page, 'utf8')) !== bare(text)) {
  console.error('docs/third-party.md is not current: pnpm third-party');
  process.exitCode = 1;
}
