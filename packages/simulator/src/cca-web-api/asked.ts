import type { RecordedRequest } from '../frame/records.ts';
import { readParts, type Part } from './multipart.ts';
import type { CcaWebApiSettings } from './options.ts';
import { refuse } from './outcome.ts';
import type { CcaWebApiSession } from './sessions.ts';

/** A request that has come to its endpoint. */
export interface Asked {
  readonly request: RecordedRequest;
  /** What the path says at the names of the endpoint. */
  readonly names: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Who asks; absent where no token is needed. */
  readonly session: CcaWebApiSession | undefined;
}

/** The path below the base, such as `Agents/0`; undefined for one that lies elsewhere. */
export const pathBelow = (
  { path }: RecordedRequest,
  { basePath }: Pick<CcaWebApiSettings, 'basePath'>,
): string | undefined =>
  `${path}/`.toLowerCase().startsWith(basePath.toLowerCase()) ? path.slice(basePath.length) : undefined;

/** The token in `Authorization`, which stands there as it is, whatever the scheme. */
export const tokenIn = (
  { headers }: RecordedRequest,
  schemes: CcaWebApiSettings['authSchemes'],
): string | undefined => {
  const [, scheme = 'none', token] = /^(?:(\S+)\s+)?(\S+)$/.exec(headers['authorization']?.trim() ?? '') ?? [];
  return schemes.some((known) => known.toLowerCase() === scheme.toLowerCase()) ? token : undefined;
};

/** An id in the path. */
export const idIn = ({ names }: Asked, name: string): number => {
  const text = names[name] ?? '';
  return /^\d+$/.test(text) ? Number(text) : refuse('InvalidArgs');
};

/** The object in the body. */
export const objectIn = ({ request: { json } }: Asked): Readonly<Record<string, unknown>> =>
  isObject(json) ? json : refuse('InvalidArgs');

/** The parts of the body, of which at least one is a file. */
export const partsIn = ({ request }: Asked): { readonly file: Part; readonly others: readonly Part[] } => {
  const parts = readParts(request.headers['content-type'] ?? '', request.bytes ?? Buffer.from(request.body)) ?? [];
  const file = parts.find(({ fileName }) => fileName !== undefined) ?? refuse('InvalidArgs');
  return { file, others: parts.filter((part) => part !== file) };
};

/** How many results are asked for. */
export const maxResultsIn = (value: unknown, { mostResults }: Pick<CcaWebApiSettings, 'mostResults'>): number => {
  const most = value === undefined || value === null || value === '' ? usualMaxResults : Number(value);
  if (!Number.isInteger(most) || most < 0) return refuse('InvalidArgs');
  return most > mostResults ? refuse('TooMuchData') : most;
};

/** What the vendor's own programs ask for. */
const usualMaxResults = 1_000;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
