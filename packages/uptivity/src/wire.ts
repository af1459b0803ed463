import {
  under,
  wireText,
  type Dialect,
  type EncodeContext,
  type MaybePromise,
  type Operation,
  type StampContext,
  type StampedRequest,
} from '@trunkline/core';
import { isXmlText, startXmlReader, writeXml } from '@trunkline/xml/on-demand';
import type { UptivityCode } from './codes.ts';
import { judgeResult, type UptivityPrepared } from './judge.ts';
import { extraName, type UptivityWire } from './operation.ts';
import { openResult, type ResultDocument } from './result.ts';

export interface UptivityWireOptions {
  /** The page of the Web API service, relative to the endpoint. */
  readonly page: string;
  readonly method: 'GET' | 'POST';
  /** Characters of page and query at most; `undefined` where nothing goes over HTTP. */
  readonly maxPathLength: number | undefined;
  /** The same with what stands before the page: as the caller has set it. */
  readonly maxUrlLength: number;
  readonly maxChars: number;
}

type Fields = UptivityPrepared['fields'];

/** Ids are positive numbers of 32 bits with a sign, all of ten digits, so that every URL of a request is equally long. */
const leastRequestId = 10 ** 9;
const mostRequestId = 2 ** 31 - 1;

/** The dialect of the API Server: the same fields as a query over HTTP or as a document over the command socket. */
export function uptivityDialect(
  rules: UptivityWireOptions,
): Dialect<UptivityWire, UptivityPrepared, ResultDocument, UptivityCode> {
  const { page, method, maxPathLength, maxUrlLength, maxChars } = rules;
  const xml = startXmlReader();
  // From somewhere, so that two programs behind one proxy don't ask with the same ids.
  let count = globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const nextId = (): string => String(leastRequestId + ((count += 1) % (mostRequestId - leastRequestId)));

  return {
    vendor: 'uptivity',
    shownWords: [page],
    shownFields: ['ACTION', 'COUNT', 'RESULTCODE', 'RESULTTYPE', 'TYPE'],
    check(wire, operation) {
      const fields = fieldsOf(wire, operation.wire);
      const issues = fields.flatMap(([tag, text], index) => {
        const isGiven = fields.findIndex(([other]) => isSameTag(other, tag)) < index;
        const expected = isGiven ? 'left out: a field of the method has this tag' : 'a text without control characters';
        return isGiven || !isXmlText(text) ? [{ path: publicName(operation, tag), expected }] : [];
      });
      if (maxPathLength === undefined || issues.length > 0) return issues;
      if (pathOf(page, fields, String(mostRequestId)).length <= maxPathLength) return [];
      const expected = `shorter: over HTTP all fields stand in the URL, at most ${maxUrlLength} characters (maxUrlLength); a command socket (tcp:) has no such limit`;
      return [{ path: publicName(operation, longestOf(fields)), expected }];
    },
    encode: (wire, { operation }: EncodeContext<UptivityWire>) => ({
      requestId: nextId(),
      fields: fieldsOf(wire, operation.wire),
    }),
    stamp({ requestId, fields }, { endpoint }: StampContext): MaybePromise<StampedRequest> {
      const stamped: StampedRequest = endpoint.protocol.startsWith('http')
        ? { method, path: pathOf(page, fields, requestId) }
        : { method: 'SEND', body: documentOf(fields, requestId) };
      return xml.ready()?.then(() => stamped) ?? stamped;
    },
    open: (answer, { operation }) => openResult(answer, { lists: operation.wire.lists, maxChars, read: xml.read }),
    judge: judgeResult,
    requestIdOf: ({ requestId }) => requestId,
  };
}

/** The field that takes up the most of the URL. */
function longestOf(fields: Fields): string {
  const [tag] = fields.reduce((longest, field) => (field[1].length > longest[1].length ? field : longest));
  return tag;
}

/** Tag and text of every field, the type first. */
function fieldsOf(wire: Record<string, unknown>, { type = '', action }: UptivityWire): Fields {
  const { TYPE = type, [extraName]: extra = [], ...known } = wire;
  const fixed = action === undefined ? [] : [['ACTION', action] as const];
  const given = Object.entries(known).map(([tag, value]) => [tag, wireText(value)] as const);
  return [['TYPE', wireText(TYPE)], ...fixed, ...given, ...(extra as Fields)];
}

/** Every published sample is in lower case, names and the type alike. */
function pathOf(page: string, fields: Fields, requestId: string): string {
  const [[, type] = ['', ''], ...parameters] = fields;
  const all = [['type', type.toLowerCase()], ['requestid', requestId], ...parameters];
  const query = all.map(([tag = '', text = '']) => `${tag.toLowerCase()}=${encodeURIComponent(text)}`);
  return `${page}?${query.join('&')}`;
}

/** The vendor describes the end of a request as CR and as LF: CR LF is both. */
function documentOf([type = ['TYPE', ''], ...parameters]: Fields, requestId: string): string {
  const children = [type, ['REQUESTID', requestId] as const, ...parameters].map(([name, text]) => ({ name, text }));
  const written = writeXml({ name: 'REQUEST', children });
  if (!written.ok) throw new TypeError('the request can not be written as XML');
  return `${written.xml}\r\n`;
}

/** Over HTTP the server takes names in any case. */
function isSameTag(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}

/** How the caller spells the field of a tag; one that no table knows stands among the others of its kind. */
function publicName(operation: Operation<unknown, unknown, UptivityWire>, tag: string): string {
  const fields = Object.entries(operation.input.fields);
  const known = fields.find(([, { wire }]) => wire[0] === tag);
  const others = fields.find(([, { wire }]) => wire[0] === extraName);
  return known?.[0] ?? under(others?.[0] ?? '', tag);
}
