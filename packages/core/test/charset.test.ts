import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../src/send/charset.ts';

const utf8 = new TextEncoder();
const windows1251 = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2); // Привет

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
  return bytes;
}
/** Every letter of a one-byte charset, from its own table. */
function encoderOf(charset: string): (text: string) => Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(Uint8Array.of(byte)), byte] as const),
  );
  return (text) => Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
}
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const text = (bytes: Uint8Array, contentType?: string, mode: 'strict' | 'lenient' = 'strict'): string | undefined => {
  const found = decodeText(bytes, contentType, mode);
  return found.decoded ? found.text : undefined;
};

describe('the charset', () => {
  it('is UTF-8 where nobody says otherwise', () => {
    for (const type of [undefined, 'application/json', 'text/xml; charset=', 'text/xml;charset', '; ;;=']) {
      expect(text(utf8.encode('Привет 👋'), type)).toBe('Привет 👋');
    }
  });

  it.each([
    'text/xml; charset=windows-1251',
    'TEXT/XML;CHARSET=Windows-1251',
    'text/xml; charset="windows-1251"',
    'text/xml; boundary=x; charset = cp1251 ; version=1',
  ])('is what the header says: %s', (type) => {
    expect(text(windows1251, type)).toBe('Привет');
  });

  it('is what the XML declaration says, where the header says nothing', () => {
    const xml = join(utf8.encode('<?xml version="1.0" encoding="windows-1251"?><name>'), windows1251);
    expect(text(xml, 'text/xml')).toMatch(/<name>Привет$/);
    const quoted = join(utf8.encode("<?xml version='1.0' encoding = 'windows-1251' ?>"), windows1251);
    expect(text(quoted)).toMatch(/Привет$/);
  });

  it('is the header’s where header and declaration differ', () => {
    const xml = utf8.encode('<?xml version="1.0" encoding="windows-1251"?><name>Привет');
    expect(text(xml, 'text/xml; charset=utf-8')).toMatch(/<name>Привет$/);
  });

  it('is the byte order mark’s above all, and the mark is no letter', () => {
    expect(text(join(Uint8Array.of(0xef, 0xbb, 0xbf), utf8.encode('{"a":1}')))).toBe('{"a":1}');
    for (const type of [undefined, 'text/xml; charset=windows-1251', 'application/json; charset=utf-8']) {
      expect(text(join(Uint8Array.of(0xff, 0xfe), utf16('Привет', false)), type)).toBe('Привет');
      expect(text(join(Uint8Array.of(0xfe, 0xff), utf16('Привет', true)), type)).toBe('Привет');
    }
  });

  it('is seen in UTF-16 without a mark, by the header or by the first letter of XML', () => {
    expect(text(utf16('{"a":"Я"}', false), 'application/json; charset=utf-16le')).toBe('{"a":"Я"}');
    expect(text(utf16('{"a":"Я"}', true), 'application/json; charset=utf-16be')).toBe('{"a":"Я"}');
    expect(text(utf16('<name>Я', false))).toBe('<name>Я');
    expect(text(utf16('<name>Я', true))).toBe('<name>Я');
  });
});

describe('wrong letters in a customer’s name are worse than an error', () => {
  it('so bytes that do not fit are one', () => {
    const broken = join(utf8.encode('Ив'), Uint8Array.of(0xd0), utf8.encode('ан'));
    expect(text(broken)).toBeUndefined();
    expect(text(windows1251)).toBeUndefined();
    expect(text(windows1251, 'text/xml; charset=utf-8')).toBeUndefined();
    expect(text(Uint8Array.of(0xff, 0xfe, 0x41))).toBeUndefined();
  });

  it('and so is a charset nobody knows', () => {
    expect(text(utf8.encode('x'), 'text/plain; charset=klingon')).toBeUndefined();
    expect(text(utf8.encode('<?xml version="1.0" encoding="klingon"?>'))).toBeUndefined();
    expect(text(utf8.encode('x'), 'text/plain; charset=klingon', 'lenient')).toBeUndefined();
  });

  it('unless the caller is lenient: then the place is marked', () => {
    const broken = join(utf8.encode('Ив'), Uint8Array.of(0xd0), utf8.encode('ан'));
    expect(text(broken, undefined, 'lenient')).toBe('Ив\ufffdан');
  });
});

describe('whatever text', () => {
  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'windows-1252'])(
    'in %s comes out as it went in',
    (charset) => {
      const encode = encoderOf(charset);
      const letters = Array.from(new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)));
      const known = letters.filter((letter) => letter !== '\ufffd' && letter !== '\0' && letter !== '<');
      // No text that begins like a byte order mark of another charset.
      const words = fc.array(fc.constantFrom(...known), { maxLength: 40 }).map((some) => `a${some.join('')}`);
      fc.assert(
        fc.property(words, (word) => {
          expect(text(encode(word), `text/plain; charset=${charset}`)).toBe(word);
        }),
      );
    },
  );

  it('in UTF-8 and UTF-16 comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(text(utf8.encode(`a${word}`))).toBe(`a${word}`);
        expect(text(join(Uint8Array.of(0xff, 0xfe), utf16(word, false)))).toBe(word);
        expect(text(join(Uint8Array.of(0xfe, 0xff), utf16(word, true)))).toBe(word);
      }),
    );
  });

  it('and whatever bytes under whatever header: never a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), fc.boolean(), (bytes, label, strict) => {
        for (const type of [undefined, label, `text/plain; charset=${label}`]) {
          expect(typeof decodeText(bytes, type, strict ? 'strict' : 'lenient').decoded).toBe('boolean');
        }
      }),
    );
  });
});
