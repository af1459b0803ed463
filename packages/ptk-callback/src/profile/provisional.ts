import { operationNames, parametersOf, type PtkOperationName, type PtkParameter } from './operation-names.ts';
import type { ElementProfile, OperationProfile, WireProfile } from './profile.ts';

const namespace = 'urn:ptk:provisional:';

/** Parameters that stand inside `Options`. Source: the vendor's page on AddInteraction. */
const inOptions: ReadonlySet<PtkParameter> = new Set(['ClientId', 'AppointmentTime']);

function elementFor(parameter: PtkParameter): ElementProfile {
  const element = { name: parameter, namespace, parameter };
  return parameter === 'UserData'
    ? { ...element, item: { name: 'Item', namespace, key: 'Name', value: 'Value' } }
    : element;
}

function childrenOf(name: PtkOperationName): readonly ElementProfile[] {
  const parameters = parametersOf[name];
  if (name !== 'AddInteraction') return parameters.map(elementFor);
  const options = {
    name: 'Options',
    namespace,
    children: parameters.filter((one) => inOptions.has(one)).map(elementFor),
  };
  const outside = parameters.filter((one) => !inOptions.has(one)).map(elementFor);
  return [...outside.slice(0, 3), options, ...outside.slice(3)];
}

function operationFor(name: PtkOperationName): OperationProfile {
  return { name, action: `${namespace}${name}`, element: { name, namespace, children: childrenOf(name) } };
}

/**
 * A guess at the wire, for simulators and for a first look. Certain are two names (`AddInteraction`, `CreateInteraction`) and the
 * parameters of the former; path, namespace, SOAPAction and all the rest are made up. A guess that books real callbacks is no
 * default: a client must be given it by name, and a server of yours has a WSDL.
 */
export const provisionalProfile: WireProfile = {
  evidence: 'inferred',
  soap: '1.1',
  path: 'ptk',
  namespace,
  action: '{namespace}{operation}',
  operations: Object.fromEntries(operationNames.map((name) => [name, operationFor(name)])),
};
