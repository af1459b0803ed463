/** What matters in a reply: where a RESULT begins or ends, and stretches in which nothing is markup. */
const marks =
  /<(?:[\w.-]{1,32}:)?RESULT(?:[ \t\r\n][^<>]{0,160})?\/?>|<\/(?:[\w.-]{1,32}:)?RESULT[ \t\r\n]{0,32}>|<!\[CDATA\[|<!--/g;
const ends: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->' };

/** The most of a mark that may have come at the end of a packet. */
const longestMark = 240;

/** Finds where a reply ends. The vendor documents no end of a reply, so it is the closing tag of its root. */
export interface Framer {
  /** Takes the next bytes; answers with how many of them belong to the reply once it ends among them. */
  take(chunk: Buffer): number | undefined;
}

type ByteOrder = 'le' | 'be';

/** By the byte order mark, which a UTF-16 document starts with. */
function byteOrderOf([first, second]: Uint8Array): ByteOrder | undefined {
  if (first === 0xff && second === 0xfe) return 'le';
  return first === 0xfe && second === 0xff ? 'be' : undefined;
}

/** A reply in UTF-16 is found by its byte order mark, any other by its tags alone. */
export function createFramer(): Framer {
  let framer: Framer | undefined;
  let first = Buffer.alloc(0);
  return {
    take(chunk) {
      if (framer !== undefined) return framer.take(chunk);
      const before = first.length;
      first = Buffer.concat([first, chunk]);
      if (first.length < 2) return undefined;
      const order = byteOrderOf(first);
      framer = order === undefined ? createByteFramer() : createWideFramer(order);
      const length = framer.take(first);
      return length === undefined ? undefined : length - before;
    },
  };
}

/** Looks at one byte of each pair and takes letters beyond ASCII for something else that is no markup. */
function createWideFramer(order: ByteOrder): Framer {
  const inner = createByteFramer();
  let odd = Buffer.alloc(0);
  return {
    take(chunk) {
      const bytes = Buffer.concat([odd, chunk]);
      const pairs = bytes.length >> 1;
      const narrow = Buffer.alloc(pairs);
      for (let pair = 0; pair < pairs; pair += 1) {
        const unit = order === 'le' ? bytes.readUInt16LE(pair * 2) : bytes.readUInt16BE(pair * 2);
        narrow[pair] = unit < 0x80 ? unit : 0x3f;
      }
      const taken = inner.take(narrow);
      const length = taken === undefined ? undefined : taken * 2 - odd.length;
      odd = bytes.subarray(pairs * 2);
      return length;
    },
  };
}

/** Reads bytes as Latin-1, so that a character cut in half is no matter: a tag is ASCII in every charset but UTF-16. */
function createByteFramer(): Framer {
  let carried = '';
  let inside: string | undefined;
  let depth = 0;
  return {
    take(chunk) {
      const text = carried + chunk.toString('latin1');
      let at = 0;
      for (;;) {
        if (inside !== undefined) {
          const end = text.indexOf(inside, at);
          if (end === -1) break;
          at = end + inside.length;
          inside = undefined;
        }
        marks.lastIndex = at;
        const mark = marks.exec(text)?.[0];
        if (mark === undefined) break;
        at = marks.lastIndex;
        inside = ends[mark];
        if (inside !== undefined) continue;
        const isEnd = mark.startsWith('</');
        if (isEnd) depth -= 1;
        else if (!mark.endsWith('/>')) depth += 1;
        if (depth <= 0) return at - carried.length;
      }
      carried = text.slice(Math.max(at, text.length - longestMark));
      return undefined;
    },
  };
}

/** NUL, tab, line ends, blank: some servers end a reply with them. */
const padding: ReadonlySet<number> = new Set([0, 9, 10, 13, 32]);

export function isPadding(bytes: Uint8Array): boolean {
  return bytes.every((byte) => padding.has(byte));
}

/** The bytes from the first one on that is no padding. */
export function withoutPadding(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => !padding.has(byte));
  return first === -1 ? bytes.subarray(bytes.length) : bytes.subarray(first);
}
