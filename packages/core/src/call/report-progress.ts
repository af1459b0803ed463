import type { Connection } from '../connection.ts';
import type { CallOptions, Progress } from '../options/call-options.ts';
import { tellObserver } from './tell-observer.ts';

/** Tells how far long work has come, for methods that are more than one call. */
export function reportProgress<Code extends string | number>(
  connection: Connection<Code>,
  onProgress: CallOptions['onProgress'],
  progress: Progress,
): void {
  tellObserver(connection, onProgress, progress);
}
