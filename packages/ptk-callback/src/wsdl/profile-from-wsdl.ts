import type { Issue } from '@trunkline/core';
import { loadReadXml, type ReadXml, type XmlElement } from '@trunkline/xml/on-demand';
import { operationNames, type PtkOperationName, type PtkParameter } from '../profile/operation-names.ts';
import type { OperationProfile, WireProfile } from '../profile/profile.ts';
import { inside, local, prefixesOf } from './document.ts';
import { leftOver, operationCalled, operationProfile } from './map.ts';
import { readSchemas } from './schema.ts';
import { readPorts, type DescribedPort } from './service.ts';

export interface WsdlOptions {
  /** Schemas and WSDLs that the document imports, by the location that it names them by. */
  readonly imports?: Readonly<Record<string, string>>;
  /** What the server calls an operation, where the reading of its name goes wrong: `{ GetEWT: 'QueueWait' }`. */
  readonly operations?: Readonly<Partial<Record<PtkOperationName, string>>>;
  /** Which version of SOAP to speak, where the server speaks both. Default 1.1. */
  readonly soap?: '1.1' | '1.2';
}

/** What could be put to use of a WSDL, and what couldn't. Look at it once before you trust the profile. */
export interface WsdlReport {
  /** Our operations with the server's names for them. */
  readonly mapped: readonly { readonly operation: PtkOperationName; readonly wireName: string }[];
  /** Our operations that the server seems not to have. Its methods answer with an `input` error. */
  readonly missing: readonly PtkOperationName[];
  /** The server's operations that no method uses; `call` can. */
  readonly others: readonly string[];
  /** Parameters of ours that a request has no element for; giving one is an `input` error. */
  readonly parametersWithoutElement: readonly {
    readonly operation: PtkOperationName;
    readonly parameter: PtkParameter;
  }[];
  /** Elements of a request that no parameter of ours fills; `call` can. */
  readonly elementsWithoutParameter: readonly { readonly operation: PtkOperationName; readonly element: string }[];
  /** Whatever else could not be read: an import that wasn't given, an operation without a request. */
  readonly problems: readonly string[];
}

export type WsdlReading =
  | { readonly ok: true; readonly profile: WireProfile; readonly report: WsdlReport }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const refused = (expected: string): WsdlReading => ({ ok: false, issues: [{ path: '', expected }] });

/** All documents: the one that was given, and those that it imports, as far as they were given too. */
function withImports(
  first: XmlElement,
  { imports = {} }: WsdlOptions,
  read: ReadXml,
  problems: string[],
): readonly XmlElement[] {
  const all = [first];
  const seen = new Set<string>();
  for (const document of all) {
    for (const { location, into } of importedBy(document)) {
      if (seen.has(location)) continue;
      seen.add(location);
      const text: unknown = Object.hasOwn(imports, location) ? imports[location] : undefined;
      const opened = typeof text === 'string' ? read(text, { namespaces: 'keep' }) : undefined;
      const missing = text === undefined ? 'not given' : 'not given as a text';
      if (opened?.opened === true) all.push(adopted(opened.value, into));
      else problems.push(`${location}: imported, and ${opened === undefined ? missing : 'no XML document'}`);
    }
  }
  return all;
}

interface Imported {
  readonly location: string;
  /** The namespace of the schema that includes it. */
  readonly into?: string | undefined;
}

function importedBy(document: XmlElement): readonly Imported[] {
  return [document, ...schemasOf(document)].flatMap((place) => {
    const into = place.attributes['targetNamespace'];
    const included = inside(place, 'include').map(({ attributes }) => ({ attributes, into }));
    const imported: readonly { attributes: XmlElement['attributes']; into?: undefined }[] = inside(place, 'import');
    return [...imported, ...included].flatMap(({ attributes: { schemaLocation, location }, into: namespace }) => {
      const at = schemaLocation ?? location;
      return at === undefined ? [] : [{ location: at, into: namespace }];
    });
  });
}

/** A schema without a namespace of its own belongs to the one that includes it. */
function adopted(root: XmlElement, namespace: string | undefined): XmlElement {
  const isOwn = namespace === undefined || root.attributes['targetNamespace'] !== undefined;
  return isOwn ? root : { ...root, attributes: { xmlns: namespace, ...root.attributes, targetNamespace: namespace } };
}

function schemasOf(document: XmlElement): readonly XmlElement[] {
  if (local(document.name) === 'schema') return [document];
  return inside(document, 'types').flatMap((types) => inside(types, 'schema'));
}

/** One document out of several: what a WSDL imports is as good as written in it. */
function joined(documents: readonly XmlElement[]): XmlElement | undefined {
  const definitions = documents.filter(({ name }) => local(name) === 'definitions');
  const [first] = definitions;
  if (first === undefined) return undefined;
  // Without a prototype: an element may be called `constructor`.
  const children = Object.create(null) as Record<string, XmlElement[]>;
  for (const document of definitions) {
    for (const part of inside(document)) (children[local(part.name)] ??= []).push(withPrefixesOf(document, part));
  }
  return { ...first, children };
}

/** What a prefix stands for is each document's own. */
function withPrefixesOf(document: XmlElement, part: XmlElement): XmlElement {
  const declared = Object.entries(document.attributes).filter(([name]) => /^xmlns(:|$)/.test(name));
  return { ...part, attributes: { ...Object.fromEntries(declared), ...part.attributes } };
}

/**
 * Reads how a server wants its requests from its WSDL: names, namespaces, order, SOAPAction, version and path. Operations and
 * parameters are recognised by their names as far as that goes; the report says what wasn't. Never rejects over what it is given.
 *
 * ```ts
 * const reading = await profileFromWsdl(await readFile('ptk.wsdl', 'utf8'));
 * if (reading.ok) console.table(reading.report.mapped);
 * ```
 */
export async function profileFromWsdl(text: string, options: WsdlOptions = {}): Promise<WsdlReading> {
  if (typeof text !== 'string') return refused('the text of a WSDL');
  const readXml = await loadReadXml();
  const opened = readXml(text, { namespaces: 'keep' });
  if (!opened.opened) return { ok: false, issues: opened.issues };
  if (local(opened.value.name) !== 'definitions') return refused('a WSDL 1.1 document: its root is called definitions');
  const problems: string[] = [];
  const documents = withImports(opened.value, options, readXml, problems);
  const definitions = joined(documents);
  if (definitions === undefined) return refused('a WSDL 1.1 document');
  const schemas = documents.flatMap((document) =>
    schemasOf(document).map((root) => ({ root, around: prefixesOf(document) })),
  );
  const ports = readPorts(definitions, readSchemas(schemas));
  const port = ports.find(({ soap }) => soap === options.soap) ?? ports[0];
  if (port === undefined) return refused('a service with a port that speaks SOAP');
  if (port.operations.length === 0) return refused('operations with requests that can be read');
  problems.push(...port.problems);
  return profileOf(port, definitions, options.operations ?? {}, problems);
}

function profileOf(
  { soap, location, operations: described }: DescribedPort,
  definitions: XmlElement,
  told: Readonly<Partial<Record<PtkOperationName, string>>>,
  problems: readonly string[],
): WsdlReading {
  const byTold = new Map(Object.entries(told).map(([known, name]) => [name, known as PtkOperationName]));
  const operations: Partial<Record<PtkOperationName, OperationProfile>> = {};
  const others = new Map<string, OperationProfile>();
  for (const one of described) {
    const known = byTold.get(one.name) ?? operationCalled(one.name);
    const isFree = known !== undefined && operations[known] === undefined && (told[known] ?? one.name) === one.name;
    if (isFree) operations[known] = operationProfile(one, known);
    else others.set(one.name, operationProfile(one, undefined));
  }
  const mapped = operationNames.flatMap((operation) => {
    const found = operations[operation];
    return found === undefined ? [] : [{ operation, profile: found }];
  });
  const rest = mapped.map(({ operation, profile }) => ({ operation, ...leftOver(operation, profile) }));
  const namespace = definitions.attributes['targetNamespace'] ?? '';
  return {
    ok: true,
    profile: {
      evidence: 'documented',
      soap,
      path: pathOf(location),
      namespace: mapped[0]?.profile.element.namespace ?? namespace,
      action: '{namespace}{operation}',
      operations,
      others: Object.fromEntries(others),
    },
    report: {
      mapped: mapped.map(({ operation, profile }) => ({ operation, wireName: profile.name })),
      missing: operationNames.filter((operation) => operations[operation] === undefined),
      others: [...others.keys()],
      parametersWithoutElement: rest.flatMap(({ operation, parameters }) =>
        parameters.map((parameter) => ({ operation, parameter })),
      ),
      elementsWithoutParameter: rest.flatMap(({ operation, elements }) =>
        elements.map((element) => ({ operation, element })),
      ),
      problems,
    },
  };
}

/** Below the server: a proxy may stand in front of it under another name. A colon could be taken for a scheme's. */
function pathOf(location: string | undefined): string {
  if (location === undefined || !URL.canParse(location)) return '';
  return new URL(location).pathname.replace(/^\/+/, '').replaceAll(':', '%3A');
}
