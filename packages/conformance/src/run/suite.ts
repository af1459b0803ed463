import { setTimeout as sleep } from 'node:timers/promises';
import { cases } from '../cases/index.ts';
import type { CaseRow } from '../cases/row.ts';
import type { Conformance, Difference } from '../conformance.ts';
import { trustAuthority } from '../server/certificates.ts';
import type { HostileServer } from '../server/hostile.ts';
import { openContext } from './context.ts';
import { runCase } from './run-case.ts';

/** undici keeps a connection, and the one it opens to replace an aborted one, for 4 s. */
const keepAliveMs = 5_000;

/** The cases of one vendor, and the servers they leave behind. */
export interface Suite {
  readonly rows: readonly CaseRow[];
  /** Why a case isn't run, or undefined if it is. */
  skipped(row: CaseRow): string | undefined;
  /** Runs a case; says what is wrong, an empty list if all is well. */
  run(row: CaseRow): Promise<string[]>;
  /** Waits five seconds, then says which cases left sockets open. */
  leftOpen(): Promise<string[]>;
  close(): Promise<void>;
}

function named<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return table?.[id] ?? table?.[id.split('.')[0] ?? id];
}

function altered(row: CaseRow, difference: Difference | undefined): CaseRow {
  if (difference === undefined || !('expect' in row)) return row;
  const rules = [row.expect].flat();
  return { ...row, expect: rules.map((rule) => ({ ...rule, ...difference.expect })) };
}

/** Opens the suite for a vendor. */
export function openSuite(conformance: Conformance, from: readonly CaseRow[] = cases(conformance)): Suite {
  const kept: { id: string; server: HostileServer }[] = [];
  const rows = from.map((row) => altered(row, named(conformance.differences, row.id)));
  let goodValue: Promise<unknown> | undefined;

  async function readGoodValue(): Promise<unknown> {
    const context = await openContext({ conformance }, (server) => kept.push({ id: 'the good read', server }));
    const { result } = await context.read();
    await context.closeSubjects();
    return result?.value;
  }

  return {
    rows,
    skipped: (row) => {
      const asked = named(conformance.skip, row.id);
      if (asked !== undefined) return asked;
      return row.trust === true && !trustAuthority()
        ? 'this Node can trust no further authority at run time'
        : undefined;
    },
    run: (row) =>
      runCase(row, {
        conformance,
        keep: (server) => kept.push({ id: row.id, server }),
        goodValue: () => (goodValue ??= readGoodValue()),
      }),
    leftOpen: async () => {
      await sleep(keepAliveMs);
      return kept.flatMap(({ id, server }) => {
        const open = server.openSockets();
        return open === 0 ? [] : [`${id}: ${open} of ${server.connections.length} sockets are still open`];
      });
    },
    close: async () => {
      await Promise.all(kept.map(({ server }) => server.close()));
    },
  };
}
