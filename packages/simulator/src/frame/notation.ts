/** How a vendor's answers are written, as far as faults have to know it to spoil them. */
export interface Notation {
  readonly contentType: string;
  /** Text that looks right and isn't. */
  badSyntax(text: string): string;
  /** The same text with a Cyrillic word in it, unless it has one. */
  withCyrillic(text: string): string;
  /** Names the charset inside the text, where the notation can. */
  declare(text: string, charset: string): string;
}

/** Without a Cyrillic letter, a wrong charset or a cut character would give the same bytes, and nothing would be wrong. */
const hasCyrillic = (text: string): boolean => /[\u0400-\u04FF]/.test(text);

export const json: Notation = {
  contentType: 'application/json',
  badSyntax: (text) => `)]}',\n{${text}`,
  withCyrillic: (text) => (hasCyrillic(text) ? text : text.replace(/^\{/, '{"note":"Привет",').replace(/,\}$/, '}')),
  declare: (text) => text,
};

export const xml: Notation = {
  contentType: 'text/xml',
  // An element loses its end tag, while the last one keeps its own: who looks only for that finds a whole document.
  badSyntax: (text) => text.replace(/<\/\w+>(?=.)/s, ''),
  withCyrillic: (text) => (hasCyrillic(text) ? text : text.replace(/(?=<\/\w+>\s*$)/, '<NOTE>Привет</NOTE>')),
  declare: (text, charset) => `<?xml version="1.0" encoding="${charset}"?>${text}`,
};
