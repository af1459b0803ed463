import type { Issue, Opened } from '@trunkline/core';
import { readXml, toRecord, writeXml, type WrittenXml, type XmlElement, type XmlRecord } from '../src/index.ts';

/** Compiles only if both are the very same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(yes: T): T => yes;
declare const element: XmlElement;

holds<Same<ReturnType<typeof readXml>, Opened<XmlElement>>>(true);
holds<Same<ReturnType<typeof writeXml>, WrittenXml>>(true);
holds<Same<Extract<WrittenXml, { ok: false }>['issues'], readonly Issue[]>>(true);
// No name is sure to be there.
const children: readonly XmlElement[] | undefined = element.children['b'];
// @ts-expect-error It may be missing.
const sure: readonly XmlElement[] = element.children['b'];
void [children, sure];

const record: XmlRecord = toRecord(element, { lists: ['a.b'], attributes: true });
void record;

// What was read can be written.
writeXml(element);
writeXml({ name: 'a', children: [{ name: 'b', text: 'c' }] });
// @ts-expect-error A value is text already: how a number is spelt is the vendor's business.
writeXml({ name: 'a', text: 7 });
// @ts-expect-error There is no third way with namespaces.
readXml('<a/>', { namespaces: 'resolve' });
// @ts-expect-error What was read doesn't change.
element.attributes['a'] = 'b';
