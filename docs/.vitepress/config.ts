import { defineConfig } from 'vitepress';
import { drawingsInline, linksToPages } from './links.ts';
import { writeForMachines } from './llms.ts';
import { nav, sidebar } from './navigation.ts';
import { placeOf } from './site-map.ts';

const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='none' stroke='%230f857c' stroke-width='3'><path d='M29 5C18 5 18 16 10 16S18 27 29 27M29 16H3' stroke-linecap='round'/></svg>";

/** Pages whose tables need the width. */
const wide: ReadonlySet<string> = new Set(['conformance.md', 'performance.md', 'runtimes.md', 'codes.md']);

/** The reference has its own order and would outweigh all that is written. */
const isReference = ({ relativePath }: { readonly relativePath: string }): boolean =>
  /^(?:docs\/)?api\//.test(relativePath);

/** Pages from elsewhere in the repository see no Vue while they are rendered: it is taken from this package. */
const vueOfTheSite = {
  name: 'vue-of-the-site',
  enforce: 'pre',
  resolveId: (id: string, _from: unknown, { ssr }: { readonly ssr?: boolean }) =>
    ssr === true && /^vue(?:\/server-renderer)?$/.test(id) ? { id, external: true } : undefined,
} as const;

export default defineConfig({
  title: 'Trunkline',
  description: 'Typed TypeScript clients for contact-centre vendors, and simulators to build and test on.',
  lang: 'en-GB',
  // Pages stay where the repository has them; the site takes the packages' own, too.
  srcDir: '..',
  srcExclude: [
    '!(CONTRIBUTING|SECURITY).md',
    '!(docs|packages|examples)/**/*.md',
    'packages/*/!(README).md',
    'packages/*/*/**',
    'examples/*/*/**',
  ],
  rewrites: placeOf,
  cleanUrls: true,
  lastUpdated: false,
  head: [
    ['link', { rel: 'icon', href: icon }],
    ['meta', { name: 'theme-color', content: '#0f857c' }],
  ],
  markdown: {
    config(md) {
      linksToPages(md);
      drawingsInline(md);
    },
  },
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { _render: (source, env, md) => (isReference(env) ? '' : md.render(source, env)) },
    },
    docFooter: { prev: 'Before', next: 'Next' },
    footer: {
      message: 'An independent project. The vendors’ names and marks belong to their owners.',
      copyright: 'MIT licence',
    },
  },
  transformPageData({ relativePath, frontmatter }) {
    if (wide.has(relativePath)) frontmatter['aside'] = false;
  },
  buildEnd: writeForMachines,
  vite: {
    // Node's modules are named where the packages reach for them at run time; nothing of that is on the site.
    logLevel: 'error',
    resolve: { conditions: ['@trunkline/source'] },
    plugins: [vueOfTheSite],
    ssr: { noExternal: [/^@trunkline\//] },
  },
});
