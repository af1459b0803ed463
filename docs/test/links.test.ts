import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { MarkdownRenderer } from 'vitepress';
import { describe, expect, it } from 'vitest';
import { drawingsInline, linksToPages } from '../.vitepress/links.ts';
import { addressOf, root } from '../.vitepress/site-map.ts';

describe('a page of the repository on the site', () => {
  // VitePress renders with the same, and puts its own on top.
  const md = new MarkdownIt() as unknown as MarkdownRenderer;
  linksToPages(md);
  drawingsInline(md);

  const shown = (text: string, page = 'docs/errors.md'): string => md.render(text, { path: join(root, page) });

  it('leads from file to file by their addresses', () => {
    expect(shown('[g](going-live.md#probes)')).toContain('href="/going-live#probes"');
    expect(shown('[v](../packages/vats)')).toContain('href="/packages/vats"');
    expect(shown('[e](../../docs/errors.md)', 'packages/gc/README.md')).toContain('href="/errors"');
    expect(shown('[s](../simulator)', 'packages/gc/README.md')).toContain('href="/packages/simulator"');
    expect(addressOf('docs/decisions/README.md')).toBe('/decisions/');
  });

  it('names a file that has no page, without a link', () => {
    const name = shown('[the line](../packages/core/src/call/line.ts) and [more](errors.md)');
    expect(name).toContain('<span title="In the repository">the line</span>');
    expect(name).toContain('href="/errors"');
  });

  it('is not made where a link leads nowhere', () => {
    expect(() => shown('[gone](gone.md)')).toThrow('docs: gone.md leads nowhere');
  });

  it('holds its drawings itself, and says what they show', () => {
    const drawing = shown('![A call & its way.](diagrams/line.svg)', 'docs/how-it-works.md');
    expect(drawing).toMatch(/<svg role="img" aria-label="A call &amp; its way\."/);
  });

  it('leaves links to elsewhere alone', () => {
    expect(shown('[u](https://www.npmjs.com/package/undici)')).toContain('href="https://www.npmjs.com/package/undici"');
    expect(shown('[below](#kinds)')).toContain('href="#kinds"');
  });
});
