import v8 from 'node:v8';
import vm from 'node:vm';

let collect: (() => void) | undefined;

/** Bytes on the heap that are still held by something. */
export function heldHeap(): number {
  if (collect === undefined) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc') as () => void;
  }
  // The second round takes what finalizers of the first let go.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** By how many bytes the heap has grown after some work, once rubbish is collected. */
export async function heapAfter(work: () => Promise<unknown>): Promise<number> {
  const before = heldHeap();
  await work();
  return heldHeap() - before;
}
