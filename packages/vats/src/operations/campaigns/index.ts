export { allTasks } from './all-tasks.ts';
export { create, get, list, remove, start, stop, update } from './campaigns.ts';
export { customFields } from './custom-fields.ts';
export { finishedTasks } from './finished-tasks.ts';
export { tasks } from './page.ts';
export { report } from './report.ts';
export { addTask, getTask, pushTasks, removeTask, resetTasks, startTask, stopTask, updateTask } from './tasks.ts';
