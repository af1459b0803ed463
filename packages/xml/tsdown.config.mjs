import { library } from '../../tsdown.shared.mjs';

const entry = ['src/index.ts', 'src/on-demand.ts'];

export default library({ entry, modules: entry });
