export { create, remove, update } from './change.ts';
export { list } from './list.ts';
export { addNumber, removeNumber } from './numbers.ts';
