import { isElement } from '../profile/profile.ts';
import type { XmlElement } from '@trunkline/xml/on-demand';
import { inside, local, prefixesOf, qualified, type Prefixes } from './document.ts';
import type { Declared, Schemas } from './schema.ts';

const soapNamespaces = {
  'http://schemas.xmlsoap.org/wsdl/soap/': '1.1',
  'http://schemas.xmlsoap.org/wsdl/soap12/': '1.2',
} as const;

/** An operation as the WSDL describes it. */
export interface DescribedOperation {
  readonly name: string;
  readonly action: string;
  readonly request: Declared;
  readonly answer: Declared | undefined;
}

/** A port of a service that speaks SOAP. */
export interface DescribedPort {
  readonly soap: '1.1' | '1.2';
  /** Where the service is, whole, if the WSDL says so. */
  readonly location: string | undefined;
  readonly operations: readonly DescribedOperation[];
  /** What could not be read. */
  readonly problems: readonly string[];
}

function soapOf(element: XmlElement, around: Prefixes): '1.1' | '1.2' | undefined {
  const { namespace } = qualified(element.name, prefixesOf(element, around));
  return soapNamespaces[namespace as keyof typeof soapNamespaces];
}

/** An element of the SOAP vocabulary among the children, and which version it belongs to. */
function soapChild(
  element: XmlElement,
  name: string,
  around: Prefixes,
): readonly [XmlElement, '1.1' | '1.2'] | undefined {
  const prefixes = prefixesOf(element, around);
  for (const child of inside(element, name)) {
    const version = soapOf(child, prefixes);
    if (version !== undefined) return [child, version];
  }
  return undefined;
}

const named = (elements: readonly XmlElement[], name: string): XmlElement | undefined =>
  elements.find(({ attributes }) => attributes['name'] === name);

/** Reads the ports of a WSDL, those of SOAP 1.1 first: every server of this age speaks it. */
export function readPorts(definitions: XmlElement, schemas: Schemas): readonly DescribedPort[] {
  const prefixes = prefixesOf(definitions);
  const ports = inside(definitions, 'service').flatMap((service) =>
    inside(service, 'port').map((port) => ({ port, around: prefixesOf(service, prefixes) })),
  );
  const described = ports.flatMap(({ port, around }) => {
    const binding = named(inside(definitions, 'binding'), local(port.attributes['binding'] ?? ''));
    const address = soapChild(port, 'address', around);
    return binding === undefined ? [] : portOf(definitions, binding, address?.[0].attributes['location'], schemas);
  });
  return described.toSorted((one, other) => one.soap.localeCompare(other.soap));
}

function portOf(
  definitions: XmlElement,
  binding: XmlElement,
  location: string | undefined,
  schemas: Schemas,
): readonly DescribedPort[] {
  const prefixes = prefixesOf(binding, prefixesOf(definitions));
  const spoken = soapChild(binding, 'binding', prefixesOf(definitions));
  if (spoken === undefined) return [];
  const [{ attributes: rules }, soap] = spoken;
  const interfaceName = local(binding.attributes['type'] ?? '');
  const port = named(inside(definitions, 'portType'), interfaceName);
  const problems: string[] = [];
  const operations = inside(binding, 'operation').flatMap((operation): DescribedOperation[] => {
    const name = operation.attributes['name'] ?? '';
    const abstract = port === undefined ? undefined : named(inside(port, 'operation'), name);
    const told = soapChild(operation, 'operation', prefixes)?.[0].attributes ?? {};
    const style = told['style'] ?? rules['style'] ?? 'document';
    const body = (way: 'input' | 'output'): Declared | undefined =>
      abstract === undefined ? undefined : bodyOf(definitions, abstract, operation, way, style, schemas, prefixes);
    const request = body('input');
    if (!isElement(request)) problems.push(`${name}: its request could not be read`);
    return !isElement(request) ? [] : [{ name, action: told['soapAction'] ?? '', request, answer: body('output') }];
  });
  return [{ soap, location, operations, problems }];
}

/** What stands in the SOAP body: an element (document), or one that wraps typed parts (rpc). */
function bodyOf(
  definitions: XmlElement,
  abstract: XmlElement,
  bound: XmlElement,
  way: 'input' | 'output',
  style: string,
  schemas: Schemas,
  outside: Prefixes,
): Declared | undefined {
  const messageName = local(inside(abstract, way)[0]?.attributes['message'] ?? '');
  const message = named(inside(definitions, 'message'), messageName);
  if (message === undefined) return undefined;
  const prefixes = prefixesOf(message, prefixesOf(definitions));
  const parts = inside(message, 'part');
  if (style !== 'rpc') {
    const element = parts.map(({ attributes }) => attributes['element']).find((name) => name !== undefined);
    return element === undefined ? undefined : schemas.element(qualified(element, prefixes));
  }
  const around = prefixesOf(bound, outside);
  const direction = inside(bound, way)[0];
  const soapBody = direction === undefined ? undefined : soapChild(direction, 'body', around)?.[0];
  const name = `${abstract.attributes['name'] ?? ''}${way === 'output' ? 'Response' : ''}`;
  const children = parts.map(({ attributes: { name: part = '', type = '' } }): Declared => ({
    name: part,
    namespace: '',
    children: schemas.type(qualified(type, prefixes)),
    repeats: false,
  }));
  const namespace = soapBody?.attributes['namespace'] ?? definitions.attributes['targetNamespace'] ?? '';
  return { name, namespace, children, repeats: false };
}
