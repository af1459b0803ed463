import type { Connection } from '../connection.ts';

/** A method that is more than one call: iterables, waits, downloads, `request()`. Its function type passes through untouched. */
export interface Routine<Method> {
  readonly leaf: 'routine';
  readonly bind: (connection: Connection<never, never>) => Method;
}

/**
 * Makes a routine: `routine((connection) => (path: string) => run(connection, …))`.
 * Generics of the function survive on the client.
 */
export function routine<Method, Code extends string | number = never, State = unknown>(
  bind: (connection: Connection<Code, State>) => Method,
): Routine<Method> {
  return { leaf: 'routine', bind: bind as unknown as Routine<Method>['bind'] };
}
