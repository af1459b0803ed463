import { library } from '../../tsdown.shared.mjs';

export default library({ modules: true });
