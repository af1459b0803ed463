import type { RecordedRequest } from '../frame/records.ts';
import { readDocument, type Parameter } from './document.ts';

/** The parameters of a request by their tags. */
export type Fields = Readonly<Record<string, string>>;

/** What a request asks for; `fields` is absent when it can't be read. */
export interface Asked {
  /** Upper case, whatever the client wrote. */
  readonly command?: string;
  readonly fields?: Fields;
}

/** Reads a request, over either transport. Over HTTP names may be written in any case, in XML they can't. */
export const readAsked = (request: RecordedRequest): Asked => {
  const parameters = request.transport === 'socket' ? readDocument(request.body) : readQuery(request.query ?? '');
  if (parameters === undefined || !isUnambiguous(parameters)) return {};
  const fields: Fields = Object.fromEntries(parameters);
  const command = fields['TYPE']?.toUpperCase();
  return command === undefined || command === '' ? { fields } : { command, fields };
};

const readQuery = (query: string): readonly Parameter[] =>
  [...new URLSearchParams(query)].map(([name, value]) => [name.toUpperCase(), value]);

/** Each name once, and no character lost where the bytes weren't UTF-8. */
const isUnambiguous = (parameters: readonly Parameter[]): boolean =>
  new Set(parameters.map(([name]) => name)).size === parameters.length &&
  parameters.every(([name, value]) => !`${name}${value}`.includes('\uFFFD'));
