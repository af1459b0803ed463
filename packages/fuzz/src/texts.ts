import fc from 'fast-check';

/** Texts that mean something to one wire or another. */
const loaded: readonly string[] = [
  '"',
  "'",
  '\\',
  '<a>&amp;</a>',
  ']]>',
  '<!--',
  '&#0;',
  '../..',
  '%2e%2e/',
  '?a=b&c=d',
  '#',
  ';',
  ',',
  '|',
  'a\r\nx-injected: 1',
  '\u0000',
  '\u2028',
  '\ud800',
  '\ufffe',
  '\u202e',
  ' ',
  '\t',
  '__proto__',
  'constructor',
  '$&',
  '{{x}}',
  'Ünïcode Привет 🎧',
  '1e999',
  '-0',
  'null',
];

/** Texts of any letters, often with something in them that a wire could stumble over. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.constantFrom(...loaded),
  fc
    .tuple(fc.string({ maxLength: 4 }), fc.constantFrom(...loaded), fc.string({ maxLength: 4 }))
    .map((parts) => parts.join('')),
);
