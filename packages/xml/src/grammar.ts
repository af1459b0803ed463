const start =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{167F}\\u{1681}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FEFE}\\u{FF00}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';

/**
 * The Name production of XML 1.0, as the source of a regular expression with the flag `u`; but for U+1680 and U+FEFF, which
 * JavaScript, and so the parser, takes for white space.
 */
export const nameSource: string = `[${start}][${start}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*`;

const wholeName = new RegExp(`^${nameSource}$`, 'u');

/** Whether it can be the name of an element or attribute. */
export function isName(text: unknown): text is string {
  return typeof text === 'string' && wholeName.test(text);
}

/** Whether XML can carry the code point, written out or as a reference. */
export function isCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

const foreign = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Whether XML can carry the text: no control characters but tab and line ends, no lone surrogates, no U+FFFE or U+FFFF. */
export function isXmlText(text: string): boolean {
  return foreignCharacter(text) === -1;
}

/** Where the first character stands that XML can't carry, or -1. */
export function foreignCharacter(text: string): number {
  return text.search(foreign);
}
