import { setTimeout as sleep } from 'node:timers/promises';
import { byNature, inapplicable, named } from '../cases/applies.ts';
import { cases } from '../cases/index.ts';
import type { CaseRow } from '../cases/row.ts';
import type { Conformance, Difference } from '../conformance.ts';
import type { HostileServer } from '../server/hostile.ts';
import { openContext } from './context.ts';
import { runCase } from './run-case.ts';

/** undici keeps a connection, and the one it opens to replace an aborted one, for 4 s. */
const keepAliveMs = 5_000;

/** A case that says nothing about the vendor's client. */
export interface Inapplicable {
  readonly row: CaseRow;
  readonly why: string;
}

/** The cases of one vendor, and the servers they leave behind. */
export interface Suite {
  /** The cases that apply. */
  readonly rows: readonly CaseRow[];
  readonly inapplicable: readonly Inapplicable[];
  /** Where the vendor's own rule differs, why. */
  difference(row: CaseRow): string | undefined;
  /** Exemptions that exempt nothing: of cases that aren't there, don't apply anyway, or expect nothing in a table. */
  idleExemptions(): readonly string[];
  /** Runs a case; says what is wrong, an empty list if all is well. */
  run(row: CaseRow): Promise<string[]>;
  /** Waits five seconds, then says which cases left sockets open. */
  leftOpen(): Promise<string[]>;
  close(): Promise<void>;
}

function altered(row: CaseRow, difference: Difference | undefined): CaseRow {
  if (difference === undefined || !('expect' in row)) return row;
  const rules = [row.expect].flat();
  return { ...row, expect: rules.map((rule) => ({ ...rule, ...difference.expect })) };
}

const isNamed = (id: string, row: CaseRow): boolean => named({ [id]: true }, row.id) === true;

function idle(conformance: Conformance, every: readonly CaseRow[]): string[] {
  const { skip = {}, differences = {} } = conformance;
  const natural = every.filter((row) => byNature(row, conformance) === undefined);
  const applying = natural.filter((row) => inapplicable(row, conformance) === undefined && 'expect' in row);
  return [
    ...Object.keys(skip).filter((id) => !natural.some((row) => isNamed(id, row))),
    ...Object.keys(differences).filter((id) => !applying.some((row) => isNamed(id, row))),
  ];
}

/** Opens the suite for a vendor. */
export function openSuite(conformance: Conformance, every: readonly CaseRow[] = cases(conformance)): Suite {
  const kept: { id: string; server: HostileServer }[] = [];
  const judged = every.map((row) => ({ row, why: inapplicable(row, conformance) }));
  let goodValue: Promise<unknown> | undefined;

  async function readGoodValue(): Promise<unknown> {
    const context = await openContext({ conformance }, (server) => kept.push({ id: 'the good answer', server }));
    const { result } = await context.call();
    await context.closeSubjects();
    return result?.value;
  }

  return {
    rows: judged.flatMap(({ row, why }) =>
      why === undefined ? [altered(row, named(conformance.differences, row.id))] : [],
    ),
    inapplicable: judged.flatMap(({ row, why }) => (why === undefined ? [] : [{ row, why }])),
    difference: ({ id }) => named(conformance.differences, id)?.because,
    idleExemptions: () => idle(conformance, every),
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
