export * from './calls.ts';
export * from './dialogs.ts';
export * from './lists.ts';
export * from './outbound.ts';
export * from './recording.ts';
export * from './session.ts';
export * from './state.ts';
export * from './supervisor.ts';
