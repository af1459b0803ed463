import type { Mask } from './mask.ts';

/** What of a body is the vendor's own: names of fields, and the values of the fields that hold its words. */
export interface VendorWords {
  /** Fields and elements whose values show: codes, states, kinds. Lower case. */
  readonly fields: ReadonlySet<string>;
  /** Words that show wherever they stand: names of operations and paths. */
  readonly words: ReadonlySet<string>;
}

type Masking = (text: string, mask: Mask, vendor: VendorWords) => string;

const fieldName = /^[A-Za-z_$@][\w.$:-]{0,63}$/;

/** A name that is none (a number used as a key, say) may be personal data. */
const maskName = (name: string, mask: Mask): string => (fieldName.test(name) ? name : mask.text(name));

/** A point in time, a date, a time of day: made up it would be none, and it names nobody. */
const time =
  /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}\.\d{1,2}\.\d{4}( \d{1,2}:\d{2}(:\d{2})?)?|\d{1,2}:\d{2}(:\d{2})?)$/;

/** Words of the vendor's stay, the others go. */
function maskText(text: string, mask: Mask, { words }: VendorWords): string {
  if (time.test(text.trim())) return text;
  return text
    .split(/([\p{L}\p{N}_]+)/u)
    .map((part) => (words.has(part) ? part : mask.text(part)))
    .join('');
}

/** A word or a small number. Where words are due, something else may stand all the same. */
const isWord = (text: string): boolean => /^[\w .-]{0,64}$/.test(text) && !/\d{7}/.test(text);

const shows = (text: string, name: string, { fields }: VendorWords): boolean =>
  fields.has(name.toLowerCase()) && isWord(text);

/** Some vendors put a text of one kind into a field of another. */
function maskValue(text: string, name: string, mask: Mask, vendor: VendorWords): string {
  return shows(text, name, vendor) ? text : maskBody(text, mask, vendor);
}

const jsonToken = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\],:]|[^"{}[\],:\d-]+|-|"/g;

/** A JSON text stays the text it is, blanks and all: what is not JSON in it shows as what it is. */
const maskJson: Masking = (text, mask, vendor) => {
  const around: string[] = [];
  let name = '';
  const tokens = text.match(jsonToken) ?? [];
  const isName = (index: number): boolean =>
    (tokens[index + 1]?.trim() === '' ? tokens[index + 2] : tokens[index + 1]) === ':';
  return tokens
    .map((token, index) => {
      if (token === '{' || token === '[') around.push(name);
      if (token === '}' || token === ']') name = around.pop() ?? '';
      if (token.startsWith('"')) {
        const told = unquoted(token);
        if (isName(index)) return JSON.stringify(maskName((name = told), mask));
        return JSON.stringify(maskValue(told, name, mask, vendor));
      }
      if (/^-?\d/.test(token)) return shows(token, name, vendor) ? token : mask.text(token);
      return maskText(token, mask, vendor);
    })
    .join('');
};

function unquoted(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token.slice(1, -1);
  }
}

/** Comments and CDATA, by how they begin and end. */
const sections: readonly (readonly [string, string])[] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];
const tag = /<[/?!]?[A-Za-z_][^<>]*>/y;

/** How long the markup is that begins here; 0 if none does. */
function markupAt(text: string, at: number): number {
  const section = sections.find(([start]) => text.startsWith(start, at));
  if (section === undefined) {
    tag.lastIndex = at;
    return tag.test(text) ? tag.lastIndex - at : 0;
  }
  const end = text.indexOf(section[1], at);
  // One that isn't closed takes all that is left.
  return (end === -1 ? text.length : end + section[1].length) - at;
}

/** Text and markup by turns, text first. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', Math.max(at + 1, begin))) {
    const length = markupAt(text, at);
    if (length === 0) continue;
    parts.push(text.slice(begin, at), text.slice(at, at + length));
    begin = at + length;
  }
  return [...parts, text.slice(begin)];
}

const element = /^<[/?!]?(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/;
const attributeOrWord = /([\w.:-]+)(\s*=\s*)("[^"]*"|'[^']*')|[^\s"'=/?>]+/g;
const shownAttribute = /^(xmlns(:|$)|version$|encoding$|standalone$|xsi:|soap|.*:encodingStyle$)/i;

const maskXml: Masking = (text, mask, vendor) => {
  let name = '';

  function maskTag(whole: string): string {
    const head = element.exec(whole);
    name = head?.[1] ?? '';
    const begin = head?.[0] ?? '';
    const rest = whole
      .slice(begin.length)
      .replace(attributeOrWord, (part: string, of?: string, equals = '', value = '') => {
        if (of === undefined) return mask.text(part);
        const quote = value.slice(0, 1);
        const shown = maskEscaped(value.slice(1, -1), of, mask, vendor);
        return shownAttribute.test(of) ? part : `${maskName(of, mask)}${equals}${quote}${shown}${quote}`;
      });
    return begin + rest;
  }

  return partsOf(text)
    .map((part, index) => {
      if (index % 2 === 0) return maskEscaped(part, name, mask, vendor);
      if (part.startsWith('<!--')) return '<!-- -->';
      if (part.startsWith('<![CDATA[')) return `<![CDATA[${maskEscaped(part.slice(9, -3), name, mask, vendor)}]]>`;
      return maskTag(part);
    })
    .join('');
};

/** References such as `&amp;` stay. JSON may stand in XML; what looks like XML within it is none. */
function maskEscaped(text: string, name: string, mask: Mask, vendor: VendorWords): string {
  if (/^\s*[{[]/.test(text)) return maskJson(text, mask, vendor);
  return text
    .split(/(&#?\w{1,10};)/)
    .map((part, index) => (index % 2 === 1 || shows(part, name, vendor) ? part : maskText(part, mask, vendor)))
    .join('');
}

const maskForm: Masking = (text, mask, vendor) => {
  const masked = [...new URLSearchParams(text)].map(([name, value]): [string, string] => [
    maskName(name, mask),
    maskValue(value, name, mask, vendor),
  ]);
  return new URLSearchParams(masked).toString();
};

function looksLike(text: string): Masking {
  if (/^\s*[{[]/.test(text)) return maskJson;
  if (/^\uFEFF?\s*</.test(text)) return maskXml;
  return /^[\w.-]+=[^\s&]*(&[\w.-]+=[^\s&]*)*$/.test(text) ? maskForm : maskText;
}

/** By what it looks like, whatever its content type says. */
export const maskBody: Masking = (text, mask, vendor) => looksLike(text)(text, mask, vendor);

/** The path as it is, but for what is neither the operation's own nor a name. */
export function maskPath(path: string, mask: Mask, vendor: VendorWords): string {
  const [place = '', query] = path.split(/\?(.*)/s);
  const shown = place
    .split('/')
    .map((part) => maskText(decoded(part), mask, vendor))
    .map(encodeURIComponent)
    .join('/');
  return query === undefined ? shown : `${shown}?${maskForm(query, mask, vendor)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
