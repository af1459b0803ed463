/** Replaces what a text tells by something of the same shape. */
export interface Mask {
  /** Letters and digits are made up, the rest stays. The same word always becomes the same one. */
  text(text: string): string;
}

/** Letters and digits: what may tell something. */
const words = /[\p{L}\p{N}]+/gu;

/** They stand for themselves everywhere, in any case of letters. */
const plain: ReadonlySet<string> = new Set([
  '0',
  '1',
  'true',
  'false',
  'yes',
  'no',
  'y',
  'n',
  'on',
  'off',
  'null',
  'http',
  'https',
  'tcp',
  'tls',
]);

/** So many made-up words are remembered. */
const mostRemembered = 50_000;

const alphabets: readonly string[] = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'абвгдежзиклмнопрстуфхцчшэюя',
  'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ',
];

function random(below: number): number {
  return (globalThis.crypto.getRandomValues(new Uint32Array(1))[0] as number) % below;
}

function madeUp(word: string): string {
  const letters = Array.from(word, (letter) => {
    const alphabet = alphabets.find((one) => one.includes(letter)) ?? (/\p{Lu}/u.test(letter) ? 'XYZ' : 'xyz');
    return alphabet[random(alphabet.length)] as string;
  });
  // A number that begins with a zero, or stops doing so, would be another kind of number.
  if (/^[1-9]/.test(word)) letters[0] = String(1 + random(9));
  if (word.startsWith('0')) letters[0] = '0';
  return letters.join('');
}

/** What is made up is drawn at random and kept in this process only: nobody can turn it back. */
export function createMask(): Mask {
  const known = new Map<string, string>();

  function instead(word: string): string {
    if (plain.has(word.toLowerCase())) return word;
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const made = madeUp(word);
    known.set(word, made);
    return made;
  }

  return { text: (text) => text.replaceAll(words, instead) };
}
