import {
  routine,
  run,
  type CallOptions,
  type Connection,
  type Download,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { CcaWebApiCode } from '../codes.ts';
import type { DataToken } from '../answers.ts';
import type { CcaWebApiOperation } from '../operation.ts';
import { download } from './files.ts';

/** Has a file made and fetches it. */
export type DownloadMade<Input> = (
  input: Input,
  options?: CallOptions<CcaWebApiCode>,
) => Promise<Result<Download, TrunklineError<CcaWebApiCode>>>;

/** Two calls in one: what `make` answers is the token of the file. Each has its own clocks. */
export function downloadOf<Input>(
  make: CcaWebApiOperation<Input, DataToken>,
  name: string,
): Routine<DownloadMade<Input>> {
  return routine((connection: Connection<CcaWebApiCode>): DownloadMade<Input> => async (input, options) => {
    const made = await run(connection, { ...make, name }, input, options);
    return made.ok ? run(connection, { ...download, name }, made.value, options) : made;
  });
}
