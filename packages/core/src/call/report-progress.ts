import { opened, type Connection } from '../connection.ts';
import type { CallOptions, Progress } from '../options/call-options.ts';
import { observe } from './observe.ts';

/** Tells how far long work has come, for methods that are more than one call. */
export function reportProgress<Code extends string | number>(
  connection: Connection<Code>,
  onProgress: CallOptions['onProgress'],
  progress: Progress,
): void {
  observe(onProgress, opened(connection as unknown as Connection).dropped, progress);
}
