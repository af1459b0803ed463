import { put, text, type Wire } from './wire.ts';

/**
 * A thing with a name: a team or a skill group. All fields are inferred, since the vendor shows no such object: Finesse's
 * own have these. `rawOf` has what came.
 */
export interface NamedItem {
  readonly id?: string;
  readonly name?: string;
  readonly uri?: string;
  /** What came where the vendor wrote a bare text: an id or a name. */
  readonly text?: string;
}

export function readNamed(wire: Wire, raw: unknown): NamedItem {
  const item: NamedItem = {};
  put(item, 'id', text(wire['id']));
  put(item, 'name', text(wire['name']));
  put(item, 'uri', text(wire['uri']));
  put(item, 'text', text(raw));
  return item;
}
