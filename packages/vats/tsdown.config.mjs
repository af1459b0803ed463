import { library } from '../../tsdown.shared.mjs';

export default library({
  entry: ['src/index.ts', 'src/digest.node.ts', 'src/digest.web.ts'],
  neverBundle: ['#digest'],
  modules: true,
});
