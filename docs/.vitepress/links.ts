/** Pages are written for the repository: their links name files. Here they lead to pages, and to nothing where there is no page. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { addressOf, root } from './site-map.ts';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

const isRelative = (href: string): boolean => !/^(?:[a-z]+:|#|\/)/i.test(href);

/** Where the page was written. `path` is where the site puts it. */
const folderOf = ({ realPath, path }: { readonly realPath?: string; readonly path: string }): string =>
  dirname(realPath ?? path);

export function linksToPages(md: MarkdownRenderer): void {
  md.core.ruler.after('inline', 'links_to_pages', ({ tokens, env }) => {
    const folder = relative(root, folderOf(env));
    for (const { children } of tokens) if (children !== null) relink(children, folder);
  });
}

function relink(tokens: Token[], folder: string): void {
  let isOff = false;
  for (const token of tokens) {
    if (token.type === 'link_open') isOff = !lead(token, folder);
    if (isOff && (token.type === 'link_open' || token.type === 'link_close')) token.tag = 'span';
    if (token.type === 'link_close') isOff = false;
  }
}

/** Leads a link to its page; without one it becomes a mere name. */
function lead(link: Token, folder: string): boolean {
  const href = link.attrGet('href') ?? '';
  if (!isRelative(href) || folder.startsWith('docs/api')) return true;
  const [path = '', anchor] = href.split('#');
  const target = relative(root, resolve(root, folder, path));
  if (!existsSync(join(root, target))) throw new Error(`${folder}: ${href} leads nowhere`);
  const address = addressOf(target);
  if (address === undefined) link.attrs = [['title', 'In the repository']];
  else link.attrSet('href', anchor === undefined ? address : `${address}#${anchor}`);
  return address !== undefined;
}

/** Puts drawings into the page itself, so that they take its colours. */
export function drawingsInline(md: MarkdownRenderer): void {
  const image = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, index, options, env, self) => {
    const source = tokens[index]?.attrGet('src') ?? '';
    if (!source.endsWith('.svg')) return image?.(tokens, index, options, env, self) ?? '';
    const drawing = readFileSync(join(folderOf(env), source), 'utf8');
    const said = md.utils.escapeHtml(tokens[index]?.content ?? '');
    return `<span class="drawing" tabindex="0" v-pre>${drawing.replace('<svg', `<svg role="img" aria-label="${said}"`)}</span>`;
  };
}
