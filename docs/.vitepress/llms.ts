/** Writes `llms.txt`, a list of the pages with a sentence of each, and `llms-full.txt`, the pages themselves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfig } from 'vitepress';
import { addressOf, root } from './site-map.ts';

interface Page {
  readonly title: string;
  readonly address: string;
  /** The first sentence of its first paragraph. */
  readonly about: string;
  readonly text: string;
}

const isWritten = (file: string): boolean => !file.startsWith('docs/api/') && file !== 'docs/index.md';

function read(file: string): Page {
  const text = readFileSync(join(root, file), 'utf8')
    .replace(/^---\n[^]*?\n---\n/, '')
    .replaceAll(/<!--[^]*?-->\n*/g, '');
  const [, title = file, after = ''] = /^# (.+)$([^]*)/m.exec(text) ?? [];
  const paragraph =
    after
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replaceAll('\n', ' ')
      .replace(/^\*\*Context\.\*\* /, '') ?? '';
  const isProse = /^[\w`[]/.test(paragraph);
  const [about = ''] = isProse ? (/^.+?[.:](?= [A-Z]|$)/.exec(paragraph) ?? [paragraph]) : [];
  return {
    title: title.replaceAll('`', ''),
    address: addressOf(file) ?? '/',
    about: about.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1'),
    text,
  };
}

export function writeForMachines({ pages, outDir, site }: SiteConfig): void {
  const written = pages.filter(isWritten).toSorted().map(read);
  const list = written.map(
    ({ title, address, about }) => `- [${title}](${address})${about === '' ? '' : `: ${about}`}`,
  );
  writeFileSync(
    join(outDir, 'llms.txt'),
    `# ${site.title}\n\n> ${site.description}\n\nAll of it as one text: [/llms-full.txt](/llms-full.txt)\n\n## Pages\n\n${list.join('\n')}\n`,
  );
  const texts = written.map(({ address, text }) => `<!-- ${address} -->\n\n${text.trim()}\n`);
  writeFileSync(join(outDir, 'llms-full.txt'), texts.join('\n'));
}
