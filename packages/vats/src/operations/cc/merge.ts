import {
  anything,
  expect,
  input,
  within,
  write,
  type Field,
  type InputFields,
  type Reader,
  type Routine,
  type Writer,
} from '@trunkline/core';
import type { AnyJson } from '../../fields.ts';
import { change, query, type VatsOperation } from '../../operation.ts';
import { merging, type MergeMethod } from '../merging.ts';

/** What is to be changed: the id, and of the rest only what is to be another. */
export type ChangeOf<Update, Id extends keyof Update> = Pick<Update, Id> & Partial<Omit<Update, Id>>;

interface Merging<Update, Output, Id extends keyof Update> {
  readonly name: string;
  readonly get: VatsOperation<Pick<Update, Id>, unknown>;
  readonly update: VatsOperation<Update, Output>;
  /** How an answer calls the thing, and how its id is called in public. */
  readonly within: string;
  readonly id: Id;
  /** What was read and what is wanted, as one; both by their wire names. Default: what is wanted takes the other's place. */
  readonly join?: (found: AnyJson, wanted: AnyJson) => AnyJson;
}

type Table = Readonly<Record<string, Field<Writer<unknown>>>>;

/** As the wire tells it: a number that has no name here must not be lost. */
const asTold: Reader<AnyJson> = {
  expected: 'an object',
  read: (wire, path, issues) =>
    typeof wire === 'object' && wire !== null && !Array.isArray(wire)
      ? (wire as AnyJson)
      : expect(asTold.expected, path, issues),
};

/** What there is of a thing: nothing is sent for what is empty. */
function present(found: AnyJson): AnyJson {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null && value !== ''));
}

/** By public names, as an operation takes its fields. */
function byPublicName(table: Table, wire: AnyJson): AnyJson {
  return Object.fromEntries(Object.entries(table).map(([name, field]) => [name, wire[field.wire[0]]]));
}

function changed(
  table: Table,
  alter: (name: string, field: Field<Writer<unknown>>) => Field<Writer<unknown>>,
): AnyJson {
  return Object.fromEntries(Object.entries(table).map(([name, field]) => [name, alter(name, field)]));
}

/** Makes a method that reads a thing as the wire tells it, and sends it back with what is to be another. */
export function mergeOf<Update, Output, Id extends keyof Update & string>({
  name,
  get,
  update,
  within: place,
  id,
  join = (found, wanted) => ({ ...found, ...wanted }),
}: Merging<Update, Output, Id>): Routine<MergeMethod<ChangeOf<Update, Id>, Output>> {
  type Change = ChangeOf<Update, Id>;
  const table = update.input.fields as unknown as Table;
  const parts = input<Change>(
    changed(table, (field, row) =>
      field === id ? row : { ...row, required: false },
    ) as unknown as InputFields<Change>,
  );
  const whole = input<AnyJson>(
    changed(table, (_, row) => ({
      ...row,
      kind: { ...anything(), expected: row.kind.expected },
    })) as InputFields<AnyJson>,
  );
  const { path, ...wire } = update.wire;
  /** Only says what an input looks like. */
  const shape = query<Change, Output>(name, path, { input: parts, output: update.output });
  const read: VatsOperation<Pick<Update, Id>, AnyJson> = { ...get, name, output: within(place, asTold) };
  const { output, limit, reach, check } = update as unknown as VatsOperation<AnyJson, Output>;
  const replace = change<AnyJson, Output>(name, path, 'unsafe', {
    wire,
    input: whole,
    output,
    ...(limit === undefined ? {} : { limit }),
    ...(reach === undefined ? {} : { reach }),
    ...(check === undefined ? {} : { check }),
  });

  return merging<Change, AnyJson, AnyJson, Output>({
    operation: shape,
    read: (own, given) => own.run(read, { [id]: given[id] } as unknown as Pick<Update, Id>),
    merge: (given, found) => byPublicName(table, join(present(found), write(parts, given).wire as AnyJson)),
    write: (own, _given, whole) => own.run(replace, whole),
  });
}
