import fc from 'fast-check';
import { isXmlText, readXml, toRecord, writeXml, type XmlContent, type XmlElement } from '@trunkline/xml';
import { pollution } from '@trunkline/conformance/contract';
import { spoilt } from '../answers/spoil.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';
import { anyText } from '../texts.ts';
import { inspect, isDeepStrictEqual } from 'node:util';

const documents: readonly string[] = [
  '<RESULT><RESULTCODE>20</RESULTCODE><USERS><USER><USER_ID>1</USER_ID></USER><USER/></USERS></RESULT>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<s:Envelope xmlns:s="urn:s"><s:Body a="1" b=\'2\'>text &amp; &#x41;<!-- c --><![CDATA[<d>]]></s:Body></s:Envelope>',
  '<a><b/><c>1</c><b>2</b> <?p i?> </a>',
];

const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'ä', 'a:b'), fc.string({ maxLength: 4 }));

const tree = (draw: Draw, depth = 0): XmlContent => ({
  name: draw(() => name),
  text: draw(() => anyText),
  attributes: draw(() => fc.dictionary(name, anyText, { maxKeys: 2 })),
  children: depth > 2 ? [] : Array.from({ length: draw(fc.nat, 2) }, () => tree(draw, depth + 1)),
});

/** All of it that an element has, the order of unlike children aside. */
function plain({ name, attributes = {}, text = '', children = [] }: XmlContent | XmlElement): unknown {
  const all = Array.isArray(children) ? (children as XmlContent[]) : Object.values(children).flat();
  const sorted = all.map(plain).toSorted((one, other) => (one as [string])[0].localeCompare((other as [string])[0]));
  return [name, new Map(Object.entries(attributes)), text, sorted];
}

function problemsOf(text: string): readonly string[] {
  const opened = readXml(text, { namespaces: 'keep' });
  if (!opened.opened)
    return opened.issues.length > 0 && opened.issues[0]?.expected !== '' ? [] : ['refused without a word'];
  const record = toRecord(opened.value, { attributes: true });
  const again = writeXml(opened.value);
  if (!again.ok) return [`what was read can't be written: ${inspect(again.issues)}`];
  const twice = readXml(again.xml, { namespaces: 'keep' });
  if (!twice.opened || !isDeepStrictEqual(toRecord(twice.value, { attributes: true }), record))
    return ['what was read is written as something else'];
  return text.includes('<!DOCTYPE') &&
    /<!DOCTYPE/.test(text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|"[^"]*"|'[^']*'/g, ''))
    ? ['a document with a DOCTYPE was read']
    : [];
}

export const xml: readonly Target[] = [
  target('xml: documents', fc.gen(), (draw: Draw) => {
    const text = new TextDecoder().decode(spoilt(draw, pick(draw, documents)));
    hold([...problemsOf(text), ...pollution()], text);
  }),
  target('xml: what is written', fc.gen(), (draw: Draw) => {
    const content = tree(draw);
    const written = writeXml(content);
    if (!written.ok)
      return hold(written.issues.every(({ expected }) => expected !== '') ? [] : ['refused without a word']);
    const opened = readXml(written.xml, { namespaces: 'keep' });
    const same = opened.opened && isDeepStrictEqual(plain(opened.value), plain(content));
    hold(same && isXmlText(written.xml) ? [] : ['what was written is read as something else'], content, written.xml);
  }),
];
