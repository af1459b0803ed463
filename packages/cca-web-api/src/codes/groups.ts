import type { CcaWebApiCodeGroup } from './entries.ts';

/** The first number of each block, and the first number beyond the last. */
const ranges: readonly (readonly [from: number, group: CcaWebApiCodeGroup | undefined])[] = [
  [0, 'success'],
  [100, 'general'],
  [200, 'task'],
  [290, 'webProd'],
  [300, 'list'],
  [400, 'reporting'],
  [500, 'locking'],
  [600, 'update'],
  [700, 'listenIn'],
  [800, 'quota'],
  [900, 'manualDial'],
  [1000, 'recordingManagement'],
  [2000, undefined],
  [10_000, 'webApi'],
  [11_000, undefined],
];

/** The block that a number would stand in. The ends of the blocks are inferred: the vendor tells only where they begin. */
export function groupOf(code: number): CcaWebApiCodeGroup | undefined {
  return ranges.findLast(([from]) => code >= from)?.[1];
}
