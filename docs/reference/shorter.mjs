// Names modules as they are imported, and shortens unions of codes that would fill pages.
import { Converter } from 'typedoc';
import { MarkdownPageEvent } from 'typedoc-plugin-markdown';

const most = 40;
const longUnion = new RegExp(`(?:\`[^\`\\n]+\` \\\\\\| ){${most},}\`[^\`\\n]+\``, 'g');

/** The first few, and how many there are. */
function shortened(union) {
  const parts = union.split(' \\| ');
  return `${parts.slice(0, 3).join(' \\| ')} \\| … (${parts.length} in all)`;
}

export function load({ converter, renderer }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    // `vats/src` is imported as `@trunkline/vats`.
    for (const module of project.children ?? []) module.name = module.name.replace('/src', '');
  });
  renderer.on(MarkdownPageEvent.END, (page) => {
    page.contents = page.contents?.replaceAll(longUnion, shortened);
  });
}
