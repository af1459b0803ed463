import type { ElementProfile, OperationProfile, WireProfile } from '../profile/profile.ts';
import type { GivenParameters, GivenValue } from './request.ts';

/** A parameter by the server's own name for it: a text, texts, names with values, or elements inside. */
export type ParameterValue = string | readonly string[] | { readonly [name: string]: ParameterValue };

/** What `call` was asked for. */
export interface AnyRequest {
  readonly wireName: string;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

/** The operation of a name, as the profile knows it or by its general rules. Elements stand in the order of the caller. */
export function anyOperation(
  { wireName, parameters = {} }: AnyRequest,
  profile: WireProfile,
): OperationProfile | undefined {
  const all = [...Object.values(profile.operations), ...Object.values(profile.others ?? {})];
  const known = all.find(({ name }) => name === wireName);
  const namespace = known?.element.namespace ?? profile.namespace;
  const action = profile.action.replace('{namespace}', profile.namespace).replace('{operation}', wireName);
  const children = inOrder(
    elementsOf(parameters, [], known?.element.children, namespace),
    known?.element.children ?? [],
  );
  const name = known?.element.name ?? wireName;
  return { name: wireName, action: known?.action ?? action, element: { name, namespace, children } };
}

/** The caller's elements; each is its own parameter, named by where it stands. */
function elementsOf(
  parameters: Readonly<Record<string, ParameterValue>>,
  above: readonly string[],
  known: readonly ElementProfile[] | undefined,
  namespace: string,
): readonly ElementProfile[] {
  return Object.entries(parameters).map(([name, value]) => {
    const profile = known?.find((element) => element.name === name);
    const place = [...above, name];
    const own = profile?.namespace ?? namespaceOf(known, namespace);
    if (isLeaf(value)) return { name, namespace: own, parameter: place.join('/') as never };
    const inside = elementsOf(value, place, profile?.children, own);
    return { name, namespace: own, children: inOrder(inside, profile?.children ?? []) };
  });
}

/** What a profile doesn't name is qualified as its neighbours are. */
function namespaceOf(known: readonly ElementProfile[] | undefined, namespace: string): string {
  return known?.[0]?.namespace ?? namespace;
}

function isLeaf(value: ParameterValue): value is string | readonly string[] {
  return typeof value === 'string' || Array.isArray(value);
}

/** Servers read elements in the order of their schema. */
function inOrder(given: readonly ElementProfile[], known: readonly ElementProfile[]): readonly ElementProfile[] {
  const place = ({ name }: ElementProfile): number => {
    const found = known.findIndex((element) => element.name === name);
    return found === -1 ? known.length : found;
  };
  return given.toSorted((one, other) => place(one) - place(other));
}

/** The caller's texts by where they stand. */
export function parametersOf({ parameters = {} }: AnyRequest): GivenParameters {
  const flat = (values: Readonly<Record<string, ParameterValue>>, above: string): [string, GivenValue][] =>
    Object.entries(values).flatMap(([name, value]): [string, GivenValue][] =>
      isLeaf(value) ? [[above + name, value]] : flat(value, `${above}${name}/`),
    );
  return Object.fromEntries(flat(parameters, ''));
}
