export { create, remove, update } from './change.ts';
export { list } from './list.ts';
export { addMember, removeMember } from './members.ts';
