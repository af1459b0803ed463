import type { Conformance } from '../conformance.ts';
import { trustAuthority } from '../server/certificates.ts';
import type { CaseRow, RowCall } from './row.ts';

/** What a row's call is for a vendor. */
export function callOf(call: RowCall = 'either', { goodRead }: Conformance): 'read' | 'command' {
  if (call !== 'either') return call;
  return goodRead === undefined ? 'command' : 'read';
}

/** By the exact id, or by that of the family. */
export function named<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return table?.[id] ?? table?.[id.split('.')[0] ?? id];
}

/** Why a case says nothing about a vendor's client, or undefined if it applies. */
export function inapplicable(row: CaseRow, conformance: Conformance): string | undefined {
  return byNature(row, conformance) ?? named(conformance.skip, row.id);
}

/** The reasons that follow from what the vendor is. */
export function byNature(row: CaseRow, conformance: Conformance): string | undefined {
  const { format, goodRead, stream } = conformance;
  if (row.about === 'http' && stream !== undefined) return 'about HTTP, and this is a stream of bytes';
  if (row.about === 'stream' && stream === undefined) return 'about streams of bytes, and this is HTTP';
  if (row.call === 'read' && goodRead === undefined)
    return 'no call that may be repeated, or whose answer holds a value';
  if (row.format !== undefined && row.format !== format)
    return `about ${row.format.toUpperCase()}, and this speaks ${format.toUpperCase()}`;
  if ('credentials' in row && row.credentials === true && conformance.connectWithCredentials === undefined)
    return 'no credentials';
  return row.trust === true && !trustAuthority() ? 'this Node can trust no further authority at run time' : undefined;
}
