import { operationNames, parametersOf, type PtkOperationName, type PtkParameter } from '../profile/operation-names.ts';
import type { ElementProfile, OperationProfile } from '../profile/profile.ts';
import { takenParameters } from '../soap/request.ts';
import { plainName } from '../soap/tree.ts';
import { likelyKeys, likelyOperations, likelyParameters, likelyValues, readingVerbs } from './likely-names.ts';
import type { Declared } from './schema.ts';
import type { DescribedOperation } from './service.ts';

/** Which of our operations a server's name means. A name that says it whole goes before one whose verb must be left out. */
export function operationCalled(name: string): PtkOperationName | undefined {
  const plain = plainName(name);
  const exact = operationNames.find((known) => plainName(known) === plain || likelyOperations[known].includes(plain));
  if (exact !== undefined) return exact;
  const rest = plain.replace(readingVerbs, '');
  return rest === plain ? undefined : operationNames.find((known) => likelyOperations[known].includes(rest));
}

/** Which of the parameters that an operation takes an element means. */
function parameterCalled(name: string, wanted: readonly PtkParameter[]): PtkParameter | undefined {
  const plain = plainName(name);
  return (
    wanted.find((parameter) => plainName(parameter) === plain) ??
    wanted.find((parameter) => likelyParameters[parameter].includes(plain))
  );
}

/** A list of names and values: one element that repeats, with the two in it. */
function itemOf({ children }: Declared): ElementProfile['item'] {
  const [item] = children;
  if (children.length !== 1 || item === undefined) return undefined;
  const key = item.children.find(({ name }) => likelyKeys.has(plainName(name)));
  const value = item.children.find(({ name }) => likelyValues.has(plainName(name)));
  if (key === undefined || value === undefined) return undefined;
  const valueFirst = item.children.indexOf(value) < item.children.indexOf(key);
  return { name: item.name, namespace: item.namespace, key: key.name, value: value.name, valueFirst };
}

function elementOf(declared: Declared, wanted: readonly PtkParameter[], isRoot: boolean): ElementProfile {
  const { name, namespace, children } = declared;
  const parameter = isRoot ? undefined : parameterCalled(name, wanted);
  const item = parameter === 'UserData' ? itemOf(declared) : undefined;
  if (parameter !== undefined && (children.length === 0 || item !== undefined)) {
    return { name, namespace, parameter, ...(item === undefined ? {} : { item }) };
  }
  const inside = children.map((child) => elementOf(child, wanted, false));
  return children.length === 0 ? { name, namespace } : { name, namespace, children: inside };
}

/** An operation by the server's description, with our parameters put where they belong. */
export function operationProfile(described: DescribedOperation, known: PtkOperationName | undefined): OperationProfile {
  const wanted = known === undefined ? [] : parametersOf[known];
  const { name, action, request } = described;
  return { name, action, element: elementOf(request, wanted, true) };
}

/** Our parameters that have no place, and the server's elements that nothing of ours fills. */
export function leftOver(
  known: PtkOperationName,
  { element }: OperationProfile,
): { readonly parameters: readonly PtkParameter[]; readonly elements: readonly string[] } {
  const taken = new Set(takenParameters(element));
  return {
    parameters: parametersOf[known].filter((parameter) => !taken.has(parameter)),
    elements: emptyLeaves(element, []),
  };
}

function emptyLeaves({ name, parameter, children = [] }: ElementProfile, above: readonly string[]): readonly string[] {
  if (children.length > 0) return children.flatMap((child) => emptyLeaves(child, [...above, name]));
  return parameter === undefined && above.length > 0 ? [[...above.slice(1), name].join('/')] : [];
}
