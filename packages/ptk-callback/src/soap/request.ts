import { writeXml, type XmlContent } from '@trunkline/xml/on-demand';
import type { ElementProfile, ItemProfile, OperationProfile, WireProfile } from '../profile/profile.ts';

/** The parameters of a request by our names: a text, texts, or names with values. */
export type GivenParameters = Readonly<Record<string, GivenValue>>;
export type GivenValue = string | readonly string[] | Readonly<Record<string, string>>;

const envelopes = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

/** The parameters for which the profile of an operation has an element. */
export function takenParameters({ parameter, children = [] }: ElementProfile): readonly string[] {
  const below = children.flatMap(takenParameters);
  return parameter === undefined ? below : [parameter, ...below];
}

/** Puts the namespace where it changes: no prefix is needed, and every reader understands it. */
function element(name: string, namespace: string, around: string, rest: Omit<XmlContent, 'name'>): XmlContent {
  return namespace === around ? { name, ...rest } : { name, attributes: { xmlns: namespace }, ...rest };
}

/** Where a profile doesn't say what one of a list looks like. */
const usualItem: Omit<ItemProfile, 'namespace'> = { name: 'Item', key: 'Name', value: 'Value' };

/** An element with what is given for it; none if nothing is. */
function written(profile: ElementProfile, given: GivenParameters, around: string): readonly XmlContent[] {
  const { name, namespace, parameter, item, children } = profile;
  const value = parameter === undefined ? undefined : given[parameter];
  if (value === undefined) {
    const inside = (children ?? []).flatMap((child) => written(child, given, namespace));
    return inside.length === 0 ? [] : [element(name, namespace, around, { children: inside })];
  }
  if (typeof value === 'string') return [element(name, namespace, around, { text: value })];
  if (Array.isArray(value))
    return (value as readonly string[]).map((text) => element(name, namespace, around, { text }));
  const { key, value: valueName, valueFirst, ...one } = item ?? { ...usualItem, namespace };
  const items = Object.entries(value).map(([text, told]) => {
    const pair = [
      { name: key, text },
      { name: valueName, text: told },
    ];
    return element(one.name, one.namespace, namespace, { children: valueFirst === true ? pair.toReversed() : pair });
  });
  return [element(name, namespace, around, { children: items })];
}

/** The envelope of a request. `undefined` if XML can't carry it, which the check has said before. */
export function soapRequest(
  { soap }: Pick<WireProfile, 'soap'>,
  { element: root }: OperationProfile,
  given: GivenParameters,
): string | undefined {
  const namespace = envelopes[soap];
  const inside = written(root, given, namespace);
  // An operation without anything to say is still there.
  const body = inside.length > 0 ? inside : [element(root.name, root.namespace, namespace, {})];
  const envelope: XmlContent = {
    name: 'Envelope',
    attributes: { xmlns: namespace },
    children: [{ name: 'Body', children: body }],
  };
  const done = writeXml(envelope, { declaration: true });
  return done.ok ? done.xml : undefined;
}
