/** Where a runtime can't tell what the others can. Each of these is in docs/runtimes.md. */
import type { FailureName } from './story/places.ts';
import type { Told } from './story/row.ts';

const network = { kind: 'network', phase: 'request', outcome: 'unknown' } as const;

/** By runtime: what it tells of a failure in place of what the others tell. */
export const differences: Readonly<Record<string, Partial<Record<FailureName, Told>>>> = {
  workerd: {
    // It has one sentence for every connection that was lost or never was.
    refused: { ...network, reason: 'reset' },
    // And one for what it calls an error of its own.
    dns: { ...network, reason: 'other' },
    selfSigned: { ...network, reason: 'other' },
  },
};
