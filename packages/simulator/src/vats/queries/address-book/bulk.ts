import type { Row } from '../../directory.ts';
import { listOf, objectOf, textsOf, type Field, type Input } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { refused, type Verdict } from '../../verdict.ts';

/** The most items of a request. */
const mostItems = 500;
const tooManyItems = 3503;
const done = 1000;

/** What one item comes to: a row, or the code that refuses it. */
type ItemOutcome = Row | number;

export const items: Field = { kind: 'list', required: true, of: { kind: 'object' } };

export const isTooMany = (input: Input): boolean => listOf(input.data).length > mostItems;

export const tooMany = (): Verdict => refused(tooManyItems);

/** Does each item for itself: one code per item, and the places of those that were skipped. */
export const inBulk = (
  input: Input,
  doOne: (item: Input) => ItemOutcome,
  dataFrom: (rows: readonly Row[]) => unknown = (rows) => rows,
): { readonly verdict: Verdict; readonly rows: readonly Row[] } => {
  if (isTooMany(input)) return { verdict: tooMany(), rows: [] };
  const outcomes = listOf(input.data).map((item) => doOne(objectOf(item)));
  const rows = outcomes.filter((outcome) => typeof outcome !== 'number');
  const body = {
    result: outcomes.map((outcome) => (typeof outcome === 'number' ? outcome : done)),
    data: dataFrom(rows),
    skipped: outcomes.flatMap((outcome, index) => (typeof outcome === 'number' ? [index] : [])),
  };
  return { verdict: { body }, rows };
};

/** Deletes by id; ids that nobody has don't matter. Answers with those that were there. */
export const deleteFrom = (rows: Map<string, Row>, input: Input): readonly string[] =>
  textsOf(input.data).filter((id) => rows.delete(id));

/** Tells a client what became of rows, when there are any. */
export const announce = (
  { post }: Pbx,
  kind: 'organizations' | 'contacts' | 'groups',
  action: 'new' | 'updated' | 'deleted',
  data: readonly unknown[],
): void => {
  if (data.length > 0) void post(`events/ab/${kind}`, { action, data });
};
