/** What every call and receiver keeps, whatever happens: for tests that bring cases of their own. */
export { pollution, watchProcess } from './process.ts';
export { resultProblems } from './result.ts';
export { leaks, type Exhibits } from './secrets.ts';
