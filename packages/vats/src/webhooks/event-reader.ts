import { output, type EventIdentity, type Field, type Issue, type OutputFields } from '@trunkline/core';
import type { VatsEvent } from './event.ts';

/** An event as it was read, and what tells it from others; nothing where the vendor gives nothing to tell it by. */
export interface ReadEvent {
  readonly event: VatsEvent;
  readonly identity?: EventIdentity;
}

/** Reads one kind of event. What is wrong goes to `issues`. */
export type EventReader = (wire: unknown, issues: Issue[]) => ReadEvent;

/** What makes two deliveries the same event, and where the vendor numbers its events, the place in that order. */
export interface Sameness<Event> {
  /** Of these fields the identity is made; if one is absent there is none. */
  readonly same: (event: Event) => readonly (string | number | undefined)[];
  /** What is numbered: a leg, a recording. */
  readonly sequence?: (event: Event) => string;
  readonly number?: (event: Event) => number;
}

/** Nothing tells a repeat of such an event from a second one that says the same: each delivery counts as new. */
export const nothingTellsRepeats: { readonly same: () => readonly undefined[] } = { same: () => [undefined] };

/** Where two of ours are read from one field of the wire, the first says what is wrong with it. Each later one, with its first. */
function echoesOf(table: Readonly<Record<string, Pick<Field<unknown>, 'wire'>>>): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  const echoes = new Map<string, string>();
  for (const [name, { wire }] of Object.entries(table)) {
    const first = firsts.get(wire[0]);
    if (first === undefined) firsts.set(wire[0], name);
    else echoes.set(name, first);
  }
  return echoes;
}

export function eventReader<Event extends VatsEvent>(
  kind: Event['kind'],
  fields: OutputFields<Omit<Event, 'kind'>>,
  { same, sequence, number }: Sameness<Event>,
): EventReader {
  const shape = output(fields);
  const echoes = echoesOf(shape.fields);
  return (wire, issues) => {
    const own: Issue[] = [];
    const event = { kind, ...shape.read(wire, '', own) } as Event;
    issues.push(...own.filter(({ path }) => !own.some((other) => other.path === echoes.get(path))));
    if (issues.length > 0) return { event };
    const parts = same(event);
    if (parts.includes(undefined)) return { event };
    const id = `vats:${kind}:${parts.join(':')}`;
    if (sequence === undefined || number === undefined) return { event, identity: { id } };
    return { event, identity: { id, sequence: `vats:${kind}:${sequence(event)}`, number: number(event) } };
  };
}
