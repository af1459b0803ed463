export { cancel, done } from './finish.ts';
export { create, get, list, merge, update } from './tasks.ts';
