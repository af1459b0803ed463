export { clients } from './clients/index.ts';
export { inputFor, type AnyOperation } from './inputs/from-issues.ts';
export { fuzz, type Fuzzed, type Limits } from './run.ts';
export { target, type Target } from './target.ts';
export { targets } from './targets/index.ts';
