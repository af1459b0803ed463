export * as calls from './calls.ts';
export * as system from './system.ts';
export * as users from './users.ts';
export { request } from './request.ts';
export { run } from './run.ts';
