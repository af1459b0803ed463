export { get } from './get.ts';
export { add, remove } from './numbers.ts';
export { disable, disableMode, enable, enableMode, updateDescription } from './settings.ts';
