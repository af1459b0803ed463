export { connectVats, createVatsClient, type VatsClient, type VatsConnection } from './client.ts';
export { vatsCodes, type VatsCode } from './codes.ts';
