import { optionError } from '@trunkline/core';
import { isXmlName } from '@trunkline/xml/on-demand';
import type { PtkOperationName, PtkParameter } from './operation-names.ts';

/**
 * How a server wants its requests: everything about the SOAP wire, as data. Nothing of it is public, so a client must be told:
 * read your server's WSDL with {@link profileFromWsdl}, or name {@link provisionalProfile} and know that it is a guess.
 */
export interface WireProfile {
  /** Is it read from a server's WSDL, or guessed? */
  readonly evidence: 'documented' | 'inferred';
  readonly soap: '1.1' | '1.2';
  /** The service, relative to `baseUrl`. */
  readonly path: string;
  /** Of requests that the profile doesn't know. */
  readonly namespace: string;
  /** The SOAPAction of these: `{namespace}` and `{operation}` are put in. */
  readonly action: string;
  /** The operations that methods of the client use, by our names for them. */
  readonly operations: Readonly<Partial<Record<PtkOperationName, OperationProfile>>>;
  /** Operations of the server that no method uses, by the server's names: for `call`. */
  readonly others?: Readonly<Record<string, OperationProfile>>;
  /** What the server calls parts of an answer, beside the usual names: `{ EWT: ['waitSeconds'] }`. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
}

/** One operation on the wire. */
export interface OperationProfile {
  /** As the server calls it. */
  readonly name: string;
  /** Whole. */
  readonly action: string;
  /** What stands in the SOAP body. */
  readonly element: ElementProfile;
}

/** An element of a request, with what stands in it, in order. */
export interface ElementProfile {
  readonly name: string;
  /** `''` for none. */
  readonly namespace: string;
  /** Which of our parameters is its text, or its list. */
  readonly parameter?: PtkParameter;
  /** For a list of names and values: what one of them looks like. */
  readonly item?: ItemProfile;
  readonly children?: readonly ElementProfile[];
}

/** One of a list of names and values. */
export interface ItemProfile {
  readonly name: string;
  readonly namespace: string;
  /** What the element of the name is called. */
  readonly key: string;
  readonly value: string;
  /** Does the value stand before the name? */
  readonly valueFirst?: boolean;
}

/** Can it be written, with all that is in it? */
export function isElement(element: unknown): element is ElementProfile {
  if (typeof element !== 'object' || element === null) return false;
  const { name, namespace, children = [] } = element as Partial<ElementProfile>;
  return isXmlName(name) && !name.includes(':') && typeof namespace === 'string' && children.every(isElement);
}

function isOperation(operation: unknown): boolean {
  if (typeof operation !== 'object' || operation === null) return false;
  const { name, action, element } = operation as Partial<OperationProfile>;
  return typeof name === 'string' && typeof action === 'string' && isElement(element);
}

/** Checks a profile that a caller may have written by hand; throws a `TypeError` that names the place. */
export function readProfile(profile: unknown): WireProfile {
  if (typeof profile !== 'object' || profile === null)
    throw optionError(
      'profile',
      'a wire profile: await profileFromWsdl(text), or provisionalProfile if a guess will do',
    );
  const { soap, path, namespace, action, operations, others = {} } = profile as Partial<WireProfile>;
  if (soap !== '1.1' && soap !== '1.2') throw optionError('profile.soap', "'1.1' or '1.2'");
  if (typeof path !== 'string' || /^\/|[?#]|:/.test(path)) throw optionError('profile.path', 'a path below baseUrl');
  if (typeof namespace !== 'string') throw optionError('profile.namespace', 'a text');
  if (typeof action !== 'string') throw optionError('profile.action', 'a text');
  if (typeof operations !== 'object' || operations === null) throw optionError('profile.operations', 'an object');
  for (const [name, operation] of [...Object.entries(operations), ...Object.entries(others)]) {
    if (!isOperation(operation))
      throw optionError(`profile.operations.${name}`, 'an operation with name, action and element');
  }
  return profile as WireProfile;
}
