/** Text as windows-1251: ASCII and Russian letters, which is what the samples hold. */
export function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const point = letter.codePointAt(0) ?? 0;
      if (point < 0x80) return point;
      if (point >= 0x410 && point <= 0x44f) return point - 0x410 + 0xc0;
      throw new RangeError(`the sample holds U+${point.toString(16)}, which this encoder doesn't know`);
    }),
  );
}

/** Text as UTF-16 with a byte order mark. */
export function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

/** UTF-8 whose first Cyrillic letter is replaced by two bytes that are no UTF-8. */
export function brokenUtf8(text: string): Buffer {
  const bytes = Buffer.from(text);
  const at = bytes.findIndex((byte) => byte >= 0xd0);
  if (at < 0) throw new RangeError('the sample holds no Cyrillic letter to break');
  bytes.fill(0xff, at, at + 2);
  return bytes;
}

/** Text with a byte order mark. */
export const withMark = (text: string): string => `\uFEFF${text}`;
