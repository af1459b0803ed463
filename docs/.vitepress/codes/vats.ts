export { vatsCodes as codes } from '@trunkline/vats';
export { patterns } from '../../../packages/vats/src/codes/patterns.ts';
