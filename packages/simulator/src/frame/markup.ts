const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A reader would turn a bare one into a line feed.
  '\r': '&#13;',
};

// What XML 1.0 can't carry at all, however it is written.
// oxlint-disable-next-line no-control-regex
const unspeakable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text, fit to stand in an element. */
export const escapeText = (text: string): string =>
  text.replace(unspeakable, '?').replace(/[&<>"'\r]/g, (character) => references[character] ?? character);

/** An element with text in it. */
export const textElement = (tag: string, text: string | number): string => element(tag, escapeText(String(text)));

/** An element around markup. */
export const element = (tag: string, markup: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  return `<${tag}${written.join('')}>${markup}</${tag}>`;
};
