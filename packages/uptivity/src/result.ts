import type { Answer, Opened } from '@trunkline/core';
import { toRecord, type ReadXml, type XmlRecord, type XmlValue } from '@trunkline/xml/on-demand';

/** The `RESULT` document that every message is answered with. */
export interface ResultDocument {
  /** Wire: `REQUESTID`; absent or empty where the server could not read ours. */
  readonly requestId: string | undefined;
  /** `ERROR`, or the label of a success. Wire: `RESULTTYPE`. */
  readonly type: string;
  /** Wire: `RESULTCODE`. */
  readonly code: string;
  /** Wire: `RESULTMSG`, which may begin with a blank. */
  readonly message: string | undefined;
  /** Everything else in it. */
  readonly data: XmlRecord;
}

const envelope: ReadonlySet<string> = new Set(['REQUESTID', 'REQUESTTYPE', 'RESULTTYPE', 'RESULTCODE', 'RESULTMSG']);

function textOf(value: XmlValue | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

export interface ResultReading {
  readonly lists?: readonly string[] | undefined;
  readonly maxChars: number;
  readonly read: ReadXml;
}

/** Reads the document, in whatever order its nodes come. */
export function openResult(
  { text, contentType }: Answer,
  { lists = [], maxChars, read }: ResultReading,
): Opened<ResultDocument> {
  const paths = lists.map((path) => `RESULT.${path}`);
  const opened = read(text, { root: 'RESULT', maxChars });
  if (!opened.opened) {
    // A page that passes for XML is malformed to us; one that says so was sent by something in between.
    const isPage = opened.reason === 'content_type' && /html/i.test(contentType ?? '');
    return opened.reason === 'content_type' && !isPage ? { ...opened, reason: 'syntax' } : opened;
  }
  const record = toRecord(opened.value, { lists: paths });
  const type = textOf(record['RESULTTYPE']);
  const code = textOf(record['RESULTCODE']);
  if (type === undefined || code === undefined) {
    const path = type === undefined ? 'RESULTTYPE' : 'RESULTCODE';
    return { opened: false, reason: 'shape', issues: [{ path, expected: 'there, and a text' }] };
  }
  const requestId = textOf(record['REQUESTID']);
  // What didn't come isn't there: an answer of another form must not pass for an empty one.
  const came = Object.entries(record).filter(([tag, value]) => tag in opened.value.children || Array.isArray(value));
  const data = Object.fromEntries(came.filter(([tag]) => !envelope.has(tag)));
  return { opened: true, value: { requestId, type, code, message: textOf(record['RESULTMSG']), data } };
}
