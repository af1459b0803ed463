import { opened, type Connection } from '../connection.ts';
import { observe } from './observe.ts';

/** Tells somebody of the caller's who only listens; what it throws is counted with the client's observers, and dropped. */
export function tellObserver<Code extends string | number, Told extends readonly unknown[]>(
  connection: Connection<Code>,
  observer: ((...told: Told) => unknown) | undefined,
  ...told: Told
): void {
  observe(observer, opened(connection as unknown as Connection).dropped, ...told);
}
