import { expect, input, optional, text, type InputFields, type Writer } from '@trunkline/core';
import { opaqueId } from '../../fields.ts';

/** A link to what exists, by its id, or to something new, by its name. What exists is not renamed by it. */
export type BookLink<Id extends string> =
  | ({ readonly [Name in Id]: string } & { readonly name?: string })
  | ({ readonly [Name in Id]?: undefined } & { readonly name: string });

/** Writes a link; `wire` is how the names begin there: `group_id`, `group_name`. */
export function linked<Id extends string>(id: Id, wire: string): Writer<BookLink<Id>> {
  interface Link {
    readonly name?: string;
  }
  const shape = input<Link>({
    [id]: optional(`${wire}_id`, opaqueId()),
    name: optional(`${wire}_name`, text()),
  } as unknown as InputFields<Link>);
  const expected = `an ${id}, or a name`;
  return {
    expected,
    write(value, path, issues) {
      const written = shape.write(value, path, issues) as Readonly<Record<string, unknown>> | undefined;
      const isLink = written === undefined || Object.keys(written).length > 0;
      return isLink ? written : expect(expected, path, issues);
    },
  };
}
