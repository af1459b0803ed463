/** What stands in the bar and at the side. Pages that aren't there are left out. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { addressOf, root } from './site-map.ts';

type Item = DefaultTheme.SidebarItem;

const page = (text: string, file: string): readonly Item[] => {
  const link = existsSync(join(root, file)) ? addressOf(file) : undefined;
  return link === undefined ? [] : [{ text, link }];
};

const vendors: readonly (readonly [id: string, name: string])[] = [
  ['vats', 'MANGO OFFICE VATS'],
  ['gc', 'ExpertFlow GC'],
  ['uptivity', 'NICE Uptivity'],
  ['cca-web-api', 'Askia CCAWebAPI'],
  ['ptk-callback', 'Mindful PTK Callback'],
];

const others: readonly string[] = ['core', 'observers', 'redis', 'simulator', 'cli', 'xml'];

const heading = (file: string): string => /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1] ?? file;

/** All pages of a folder, by their headings. */
const every = (pattern: string): Item[] =>
  globSync(pattern, { cwd: root })
    .toSorted()
    .flatMap((file) => page(heading(file).replaceAll('`', ''), file));

const written: Item[] = [
  {
    text: 'Begin',
    items: [
      ...page('In five minutes', 'docs/start.md'),
      ...page('How it works', 'docs/how-it-works.md'),
      ...page('Code explorer', 'docs/codes.md'),
    ],
  },
  { text: 'Guides', items: vendors.flatMap(([id, name]) => page(name, `docs/guides/${id}.md`)) },
  {
    text: 'Topics',
    items: [
      ...page('Errors', 'docs/errors.md'),
      ...page('Webhooks and callbacks', 'docs/webhooks.md'),
      ...page('Testing', 'docs/testing.md'),
      ...page('Going live', 'docs/going-live.md'),
      ...page('Traces', 'docs/traces.md'),
      ...page('Personal data', 'docs/personal-data.md'),
    ],
  },
  {
    text: 'Packages',
    items: [...vendors.map(([id]) => id), ...others].flatMap((id) =>
      page(`@trunkline/${id}`, `packages/${id}/README.md`),
    ),
  },
  {
    text: 'Evidence',
    items: [
      ...page('Conformance', 'docs/conformance.md'),
      ...page('Performance', 'docs/performance.md'),
      ...page('Runtimes', 'docs/runtimes.md'),
      ...page('Versions', 'docs/versions.md'),
    ],
  },
  { text: 'Coming from', collapsed: true, items: every('docs/migrating/*.md') },
  { text: 'Templates', collapsed: true, items: every('examples/*/README.md') },
  { text: 'Decisions', collapsed: true, items: every('docs/decisions/*.md') },
  {
    text: 'The project',
    collapsed: true,
    items: [
      ...page('Contributing', 'CONTRIBUTING.md'),
      ...page('Security', 'SECURITY.md'),
      ...page('Legal', 'docs/legal.md'),
      ...page('Third parties', 'docs/third-party.md'),
    ],
  },
].filter(({ items }) => items.length > 0);

/** The reference, a package each, with the namespaces of those that have some. */
const reference: Item[] = globSync(['*.md', '*/index.md', 'observers/*.md', 'simulator/*.md'], {
  cwd: join(root, 'docs/api'),
})
  .map((file) => file.replace(/(?:\/?index)?\.md$/, ''))
  .filter((id) => id !== '')
  .toSorted()
  .map((id) => ({ text: id, link: `/api/${id}`, ...namespacesOf(id) }));

function namespacesOf(id: string): Partial<Item> {
  const files = globSync(`docs/api/${id}/namespaces/**/*.md`, { cwd: root }).toSorted();
  const items = files.map((file) => {
    const path = file.replace(/^docs\//, '').replace(/(?:index)?\.md$/, '');
    const text = path.split('/').filter((part) => !['api', id, 'namespaces', 'operations', ''].includes(part));
    return { text: text.join('.') || 'operations', link: `/${path}` };
  });
  return items.length === 0 ? {} : { collapsed: true, items };
}

export const sidebar: DefaultTheme.SidebarMulti = {
  '/': written,
  '/api/': [{ text: 'API reference', link: '/api/', items: reference }],
};

export const nav: DefaultTheme.NavItem[] = [
  ...([...page('Begin', 'docs/start.md'), ...page('Errors', 'docs/errors.md')] as DefaultTheme.NavItemWithLink[]),
  { text: 'Codes', link: '/codes' },
  { text: 'Packages', items: vendors.map(([id, name]) => ({ text: name, link: `/packages/${id}` })) },
  { text: 'API', link: '/api/' },
];
