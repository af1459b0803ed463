// Calls each module of the reference as it is imported: @trunkline/vats, which TypeDoc would call vats/src.
import { Converter } from 'typedoc';

export function load({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) module.name = module.name.replace('/src', '');
  });
}
