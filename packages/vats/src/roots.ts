import { optionError, readEndpoint, type Endpoint } from '@trunkline/core';
import type { VatsRoot } from './operation.ts';

const besidePbx: Readonly<Record<Exclude<VatsRoot, 'pbx'>, string>> = { contactCentre: '../cc/', speech: '../s2t/' };

/** Roots that don't stand beside the PBX's, as options name them. */
export type VatsRoots = Readonly<Partial<Record<Exclude<VatsRoot, 'pbx'>, Endpoint>>>;

/** The endpoint of a root: the one that an option names, or the one beside the PBX's. Nothing for the PBX itself. */
export function rootOf(root: VatsRoot | undefined, pbx: Endpoint, roots: VatsRoots): { readonly endpoint?: Endpoint } {
  if (root === undefined || root === 'pbx') return {};
  return { endpoint: roots[root] ?? { ...pbx, url: new URL(besidePbx[root], pbx.url).href } };
}

/** An absolute URL as endpoint and path, to the letter. */
export function placeOf(url: string): { readonly endpoint: Endpoint; readonly path: string } {
  const { origin, href } = new URL(url);
  return { endpoint: readEndpoint(origin, 'url', ['https:', 'http:']), path: href.slice(origin.length + 1) };
}

/** The roots that options name, checked. */
export function readRoots(options: {
  readonly contactCentreUrl?: string | URL | undefined;
  readonly speechUrl?: string | URL | undefined;
}): VatsRoots {
  const read = (name: 'contactCentreUrl' | 'speechUrl'): Endpoint | undefined =>
    options[name] === undefined ? undefined : readEndpoint(options[name], name, ['https:', 'http:']);
  const contactCentre = read('contactCentreUrl');
  const speech = read('speechUrl');
  return { ...(contactCentre && { contactCentre }), ...(speech && { speech }) };
}

/** Seconds that Unix times are shifted by, checked. */
export function readOffset(value: unknown): number {
  if (value === undefined) return 0;
  if (Number.isSafeInteger(value)) return value as number;
  throw optionError('timestampOffsetSeconds', 'a whole number of seconds');
}
