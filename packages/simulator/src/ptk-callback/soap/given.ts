import { messages, type Field, type OperationName, type Shape } from '../wire/messages.ts';
import { nameOn, type PtkCallbackWire } from '../wire/wire.ts';
import type { Node } from './tree.ts';

export type Pair = readonly [name: string, value: string];

/** The parameters of a request, whatever they are called on the wire. */
export interface Given {
  /** The text of this element; empty when it is empty or absent. */
  text(name: string): string;
  /** Whether the element is there, be it empty. */
  has(name: string): boolean;
  /** All texts of an element that may repeat. */
  all(name: string): readonly string[];
  /** The name/value pairs of the user data; undefined when there is no such element. */
  readonly userData: readonly Pair[] | undefined;
  /** Everything by its name on the wire, for the record. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads the parameters out of the element that holds the request. */
export const readGiven = (wire: PtkCallbackWire, operation: OperationName, request: Node): Given => {
  const known = spellings(wire, messages[operation].request);
  const texts = new Map<string, string[]>();
  const fields: Record<string, string> = {};
  let userData: readonly Pair[] | undefined;

  const collect = (node: Node): void => {
    const name = known.get(spelled(wire, node.name)) ?? node.name;
    if (name === 'UserData') {
      userData = node.children.map((item) => readPair(wire, item));
      for (const [key, value] of userData) fields[`${node.name}.${key}`] = value;
    } else if (node.children.length > 0) {
      node.children.forEach(collect);
    } else {
      texts.set(name, [...(texts.get(name) ?? []), node.text]);
      fields[node.name] = node.text;
    }
  };
  request.children.forEach(collect);
  return {
    text: (name) => texts.get(name)?.[0] ?? '',
    has: (name) => texts.has(name),
    all: (name) => texts.get(name) ?? [],
    get userData() {
      return userData;
    },
    fields,
  };
};

const spelled = ({ strict }: PtkCallbackWire, name: string): string => (strict ? name : name.toLowerCase());

/** Every spelling that a wire takes, with the element that it stands for. */
const spellings = (wire: PtkCallbackWire, shape: Shape): ReadonlyMap<string, string> => {
  const namesOf = ({ name, alsoAs = [] }: Field): readonly string[] => [
    nameOn(wire, 'requests', name),
    ...(wire.strict ? [] : [name, ...alsoAs]),
  ];
  const flat = (fields: Shape): Shape =>
    fields.flatMap((field) => (field.item === undefined ? [field, ...flat(field.fields ?? [])] : [field]));
  return new Map(flat(shape).flatMap((field) => namesOf(field).map((name) => [spelled(wire, name), field.name])));
};

/** An item of the user data: a name and a value in it, or an element whose own name is the key. */
const readPair = (wire: PtkCallbackWire, item: Node): Pair => {
  const [first, second] = item.children;
  if (first === undefined) return [item.name, item.text];
  const child = (name: string): Node | undefined =>
    item.children.find((node) => spelled(wire, node.name) === spelled(wire, nameOn(wire, 'requests', name)));
  const value = child('Value') ?? second;
  const name = child('Name') ?? (value === first ? second : first);
  return [name?.text ?? '', value?.text ?? ''];
};
