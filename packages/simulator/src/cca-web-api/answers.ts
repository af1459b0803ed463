import type { RecordedRequest } from '../frame/records.ts';
import { numberOf, statusOf } from './codes.ts';
import type { CcaWebApiSettings } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { CcaWebApiAnswer } from './script.ts';
import type { CcaWebApiFile } from './surveys.ts';
import { inFourParts } from './version.ts';

/** What an envelope says, beside what was asked. */
interface Said {
  readonly status: number;
  readonly response: unknown;
}

export const contentOf = ({ content }: CcaWebApiFile): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(content));

/** The envelope of a code; a text stays a text. */
export const saying = (code: number | string, message: string, { version, errorStatus }: CcaWebApiSettings): Said => ({
  status: statusOf(Number(code), version, errorStatus),
  response: { ResultCode: code, Error: message },
});

/** Writes an outcome, or what the script says in some of its places. */
export const write = (
  request: RecordedRequest,
  outcome: Outcome,
  settings: CcaWebApiSettings,
  staged: CcaWebApiAnswer = {},
): Response => {
  if ('page' in outcome) return pageOf(outcome.page, outcome.status);
  if ('file' in outcome) return fileOf(outcome.file);
  if ('bare' in outcome) return jsonOf(outcome.bare, 200);
  const said = 'code' in outcome ? saying(numberIn(outcome.code, settings), '', settings) : outcome;
  return envelope(request, said, settings, staged);
};

const numberIn = (code: Extract<Outcome, { code: unknown }>['code'], { version }: CcaWebApiSettings): number =>
  typeof code === 'number' ? code : numberOf(code, version);

export const envelope = (
  request: RecordedRequest,
  said: Said,
  settings: CcaWebApiSettings,
  staged: CcaWebApiAnswer = {},
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const { statusCode = said.status, status = settings.httpStatus === 'same' ? said.status : 200 } = staged;
  return jsonOf(
    {
      Request: { Method: request.method, Url: urlOf(request) },
      ...versionIn(settings),
      ...(statusCode === null ? {} : { StatusCode: statusCode }),
      Response: responseIn(staged, said.response),
    },
    status,
    headers,
  );
};

const responseIn = (staged: CcaWebApiAnswer, usual: unknown): unknown => {
  if ('response' in staged) return staged.response;
  const { resultCode, error = '' } = staged;
  return resultCode === undefined ? usual : { ResultCode: resultCode, Error: error };
};

const versionIn = ({ version, versionInEnvelope }: CcaWebApiSettings): object => {
  if (versionInEnvelope === 'absent') return {};
  return { Version: versionInEnvelope === 'empty' ? '' : inFourParts(version) };
};

/** The address in the caller's spelling, as it is repeated. */
const urlOf = ({ headers, path, query }: RecordedRequest): string =>
  `http://${headers['host'] ?? ''}${path}${query === undefined ? '' : `?${query}`}`;

const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

const jsonOf = (body: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(bodiless.has(status) ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });

const pageOf = (text: string, status: number): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

const fileOf = (file: CcaWebApiFile): Response =>
  new Response(contentOf(file), {
    headers: {
      'content-type': file.type ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });
