import { library } from '../../tsdown.shared.mjs';

export default library({ entry: ['src/index.ts', 'src/vitest.ts', 'src/cli.ts', 'src/command.ts'] });
