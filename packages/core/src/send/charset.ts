export type Decoded = { readonly decoded: true; readonly text: string } | { readonly decoded: false };

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function fromHeader(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
}

/** `<?xml version="1.0" encoding="windows-1251"?>`, looked for in the first bytes only. */
function fromXmlDeclaration(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0x00) return 'utf-16le';
  if (bytes[0] === 0x00 && bytes[1] === 0x3c) return 'utf-16be';
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return undefined;
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  return /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes to text. A byte order mark is certain and goes first, then the header's charset, then the XML declaration, then
 * UTF-8. Bytes that don't fit, or a charset nobody knows, are an error: wrong letters in a customer's name are worse.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined, mode: 'strict' | 'lenient'): Decoded {
  const label = byteOrderMark(bytes) ?? fromHeader(contentType) ?? fromXmlDeclaration(bytes) ?? 'utf-8';
  try {
    if (mode === 'strict' && /^utf-?8$/i.test(label)) return { decoded: true, text: utf8.decode(bytes) };
    return { decoded: true, text: new TextDecoder(label, { fatal: mode === 'strict' }).decode(bytes) };
  } catch {
    return { decoded: false };
  }
}
