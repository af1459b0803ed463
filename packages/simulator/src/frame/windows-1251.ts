/** Encodes Latin and Russian text as windows-1251; any other character becomes a question mark. */
export const inWindows1251 = (text: string): Buffer => Buffer.from(Array.from(text, byteOf));

const byteOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return point;
  if (point >= 0x410 && point <= 0x44f) return point - 0x410 + 0xc0;
  return exceptions[character] ?? 0x3f;
};

const exceptions: Readonly<Record<string, number>> = { Ё: 0xa8, ё: 0xb8, '№': 0xb9, '«': 0xab, '»': 0xbb };
