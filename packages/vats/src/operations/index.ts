export * as account from './account.ts';
export * as calls from './calls.ts';
export * as groups from './groups.ts';
export * as lines from './lines.ts';
export * as recordings from './recordings.ts';
export * as sms from './sms.ts';
export * as users from './users.ts';
