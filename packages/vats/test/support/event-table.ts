import { readTable } from './tables.ts';

export interface EventField {
  readonly field: string;
  readonly required: boolean;
  /** JSON of what stands on the wire. */
  readonly sample: string;
  /** Where it is read, by dots; empty if it only selects or encloses. */
  readonly public: string;
  readonly value: unknown;
}

export interface EventTable {
  readonly name: string;
  /** Where it is posted. */
  readonly path: string;
  readonly kind: string;
  readonly fields: readonly EventField[];
}

const rows = readTable('events.tsv', ['path', 'kind', 'field', 'required', 'sample', 'public', 'value']);

/** Our copy of the table of events, by path. */
export const eventTables: readonly EventTable[] = [...new Set(rows.map(({ path }) => path))].map((name) => {
  const own = rows.filter(({ path }) => path === name);
  return {
    name,
    path: name.startsWith('(') ? 'somewhere/tasks' : name.replace(/ \(.*\)$/, ''),
    kind: own[0]?.kind ?? '',
    fields: own.map(({ field, required, sample, public: place, value }) => ({
      field,
      required: required === 'yes',
      sample,
      public: place,
      value: value === '' ? undefined : (JSON.parse(value) as unknown),
    })),
  };
});

type Node = { [name: string]: Node | string };

/** `"@9223372036854775807"` stands for a bare number that no double can hold. */
const bare = (sample: string): string => sample.replace(/^"@(\d+)"$/, '$1');

function text(node: Node | string): string {
  if (typeof node === 'string') return node;
  const [first] = Object.keys(node);
  if (first === '[]') return `[${text(node['[]'] as Node)}]`;
  return `{${Object.entries(node)
    .map(([name, inner]) => `${JSON.stringify(name)}:${text(inner)}`)
    .join(',')}}`;
}

/** The JSON of an event with these fields, each with its sample, or what stands instead. */
export function wireOf(fields: readonly EventField[], instead: Readonly<Record<string, string>> = {}): string {
  const root: Node = {};
  for (const { field, sample } of fields) {
    const wire = instead[field] ?? bare(sample);
    if (wire === '') continue;
    // `chat[].text` lies in the one item of the list `chat`; `data[]` with a sample is the list itself.
    const names = field.replace(/\[\]$/, '').replaceAll('[].', '.[].').split('.');
    let at: Node = root;
    for (const name of names.slice(0, -1)) {
      const inner = at[name];
      at = typeof inner === 'object' ? inner : (at[name] = {});
    }
    at[names.at(-1) ?? ''] = wire;
  }
  return text(root);
}

/** What lies at a dotted place. */
export function at(value: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name], value);
}
