export * as content from './content.ts';
export * as feedback from './feedback.ts';
export * as interviews from './interviews.ts';
export * as quota from './quota.ts';
export * as resources from './resources.ts';
export * as webConnections from './web-connections.ts';
export * from './survey-tasks.ts';
