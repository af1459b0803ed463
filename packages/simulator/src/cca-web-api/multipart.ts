/** A part of a multipart body. */
export interface Part {
  /** Absent when it isn't a file. */
  readonly fileName?: string;
  /** Media type; empty when the part doesn't say. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const blankLine = Buffer.from('\r\n\r\n');

/** Reads a body of type `multipart/mixed`; undefined when it is none, or isn't whole. */
export const readParts = (contentType: string, body: Uint8Array): readonly Part[] | undefined => {
  const [, quoted, plain] = /^multipart\/mixed\s*;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  // The first boundary has no line in front of it.
  const sections = split(Buffer.concat([Buffer.from('\r\n'), body]), Buffer.from(`\r\n--${boundary}`));
  if (sections.length < 3 || !sections.at(-1)?.toString('latin1').startsWith('--')) return undefined;
  const parts = sections.slice(1, -1).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
};

const split = (bytes: Buffer, separator: Buffer): readonly Buffer[] => {
  const at = bytes.indexOf(separator);
  return at === -1 ? [bytes] : [bytes.subarray(0, at), ...split(bytes.subarray(at + separator.length), separator)];
};

const readPart = (section: Buffer): Part | undefined => {
  const gap = section.indexOf(blankLine);
  if (gap === -1) return undefined;
  const headers = readHeaders(section.subarray(0, gap).toString('utf8'));
  const content = section.subarray(gap + blankLine.length);
  const [, quoted, plain] =
    /;\s*filename=(?:"([^"]*)"|([^\s;]+))/i.exec(headers.get('content-disposition') ?? '') ?? [];
  const fileName = quoted ?? plain;
  const isBase64 = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return {
    type: headers.get('content-type') ?? '',
    bytes: isBase64 ? fromBase64(content.toString('latin1')) : content,
    ...(fileName === undefined ? {} : { fileName }),
  };
};

const readHeaders = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\r\n').flatMap((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );

/** A client of the vendor's own puts a whole data URL there. */
const fromBase64 = (text: string): Uint8Array => Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64');
