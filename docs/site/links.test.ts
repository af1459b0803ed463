import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileAt, folder } from './serve.ts';

const written = globSync('**/*.html', { cwd: folder }).filter(
  (file) => !file.startsWith('api/') && file !== '404.html',
);
const text = (file: string): string => readFileSync(file, 'utf8');
const ids = new Map<string, ReadonlySet<string>>();

function idsOf(file: string): ReadonlySet<string> {
  const known = ids.get(file) ?? new Set([...text(file).matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
  ids.set(file, known);
  return known;
}

/** What a link within the site misses: its page, or the heading on it. */
function missing(page: string, href: string): boolean {
  const [path = '', anchor = ''] = href.split('#');
  const file = path === '' ? join(folder, page) : fileAt(path);
  // The explorer makes its answers as they are asked for.
  return (
    file === undefined ||
    (anchor !== '' && !file.endsWith('codes.html') && !idsOf(file).has(decodeURIComponent(anchor)))
  );
}

describe('the links of the site', () => {
  it('lead somewhere, down to the heading', () => {
    const dead = written.flatMap((page) =>
      [...text(join(folder, page)).matchAll(/<a [^>]*href="([/#][^"]*)"/g)]
        .filter(([, href = '']) => missing(page, href))
        .map(([, href]) => `${page}: ${href}`),
    );
    expect(written.length).toBeGreaterThan(20);
    expect(dead).toEqual([]);
  });

  it('lead to every page from llms.txt, too', () => {
    const links = [...text(join(folder, 'llms.txt')).matchAll(/\]\((\/[^)]*)\)/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((href) => fileAt(href) === undefined)).toEqual([]);
  });
});
