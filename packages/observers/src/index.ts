export { auditFile, auditWriter, type AuditFile, type AuditLine } from './audit.ts';
export { observers } from './observers.ts';
export { pinoObserver, type PinoLike } from './pino.ts';
