import { library } from '../../tsdown.shared.mjs';

export default library({ entry: ['src/main.ts'], dts: false });
