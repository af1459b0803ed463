export * as appointments from './appointments.ts';
export { call } from './call.ts';
export * as conversations from './conversations.ts';
export * as interactions from './interactions.ts';
export * as platform from './platform.ts';
export * as queues from './queues.ts';
export * as segments from './segments.ts';
export * as treatments from './treatments.ts';
