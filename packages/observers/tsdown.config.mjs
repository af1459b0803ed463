import { library } from '../../tsdown.shared.mjs';

export default library({ entry: ['src/index.ts', 'src/opentelemetry.ts'] });
