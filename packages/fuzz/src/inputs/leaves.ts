import type { SendRequest } from '@trunkline/core';
import { readXml, type XmlElement } from '@trunkline/xml';

/** Every text of a value: JSON's, or what was written for the wire. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null || value instanceof Blob || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(textsOf);
}

function ofXml({ name, attributes, children, text }: XmlElement): readonly string[] {
  return [name, text, ...Object.values(attributes), ...Object.values(children).flat().flatMap(ofXml)];
}

function ofJson(text: string): readonly string[] {
  try {
    return textsOf(JSON.parse(text));
  } catch {
    return [];
  }
}

const ofForm = (text: string): readonly string[] => [...new URLSearchParams(text)].flat();

/** A name in quotes, whichever way of escaping it takes. */
const spellings = (name: string): readonly string[] => [
  name,
  name.replace(/%(?:22|0D|0A)/g, decodeURIComponent),
  name.replace(/\\(.)/g, '$1'),
];

function ofParts(text: string): readonly string[] {
  if (!text.startsWith('--')) return [];
  return text.split(/\r\n--[^\r\n]+/).flatMap((part) => {
    const at = part.indexOf('\r\n\r\n');
    const [, fileName = ''] = /filename="([^\r\n]*)"/i.exec(part) ?? [];
    return at === -1 ? [] : [part.slice(at + 4), ...spellings(fileName)];
  });
}

function ofDocument(text: string): readonly string[] {
  const opened = readXml(text);
  return opened.opened ? ofXml(opened.value) : [];
}

/** The last piece may hold the sign itself. */
const piecesOf = (text: string, sign: string): readonly string[] => [
  ...text.split(sign),
  text.slice(text.indexOf(sign) + sign.length),
];

/** Every text that the server finds in a request, unpacked as far as it can be. Its body has been read. */
export function leavesOf(request: SendRequest, separators: readonly string[] = []): ReadonlySet<string> {
  const { pathname, search } = new URL(request.path, request.endpoint.url);
  const body = typeof request.body === 'string' ? request.body : '';
  const form = ofForm(body);
  const found = [
    ...pathname.split('/').map(decodeURIComponent),
    ...ofForm(search),
    ...ofForm(search).flatMap(ofJson),
    ...Object.values(request.headers),
    ...form,
    ...form.flatMap(ofJson),
    ...ofJson(body),
    ...ofParts(body),
    ...ofParts(body).flatMap(ofJson),
    ...ofDocument(body),
  ];
  const split = separators.reduce((all, sign) => [...all, ...all.flatMap((text) => piecesOf(text, sign))], found);
  return new Set(split);
}
