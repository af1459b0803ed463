/** For those who like to throw: `unwrap` gives the value or throws the error, which is a real `Error`. */
import { isTrunklineError, unwrap, type VatsClient } from '@trunkline/vats';

export async function callBack(vats: VatsClient, extension: string, toNumber: string): Promise<string> {
  try {
    const { commandId } = unwrap(await vats.calls.callback({ from: { extension }, toNumber }));
    return `taken, as ${commandId}`;
  } catch (error) {
    if (!isTrunklineError(error)) throw error;
    // `unknown` means: the telephone may be ringing. Look before you try again.
    return error.outcome === 'unknown' ? 'look before you try again' : `not done: ${error.category}`;
  }
}
