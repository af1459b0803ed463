export { all, create, get, page, remove, search, update } from './contacts.ts';
export { merge } from './merge.ts';
