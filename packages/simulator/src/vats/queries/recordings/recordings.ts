import type { RecordedRequest } from '../../../frame/records.ts';
import { textOf } from '../../fields.ts';
import type { Pbx } from '../../pbx.ts';
import { linkSignature } from '../../signature.ts';
import { refused, type Verdict } from '../../verdict.ts';
import { oneOf, required, text } from '../parameters.ts';
import type { Query } from '../query.ts';
import { fileSizeOf, redirectTo, redirectToFile } from './files.ts';

/** A recording's file, or the way in which the PBX says that it has none. */
const handOut = (pbx: Pbx, request: RecordedRequest, recordingId: string): Verdict => {
  const size = fileSizeOf(pbx, recordingId);
  if (size !== undefined) return { response: redirectToFile(pbx, request, size) };
  const { missing } = pbx.settings.recordings;
  return missing === 404 ? { response: new Response(null, { status: 404 }) } : refused(missing);
};

export const postRecording: Query = {
  path: 'queries/recording/post',
  buckets: ['recordings'],
  fields: { recording_id: required(text), action: required(oneOf('download', 'play')) },
  answer: (pbx, input, request) => handOut(pbx, request, textOf(input.recording_id) ?? ''),
};

/** What stands in the path of a link. */
export interface LinkParts {
  readonly id: string;
  readonly action: string;
  readonly key?: string;
  readonly timestamp?: string;
  readonly sign?: string;
}

const forbidden = (): Verdict => ({ response: new Response(null, { status: 403 }) });

const isAction = (action: string): boolean => action === 'download' || action === 'play';

/** A signed link: whoever has it gets the file, until it expires. */
export const followSignedLink = (pbx: Pbx, request: RecordedRequest, link: LinkParts): Verdict => {
  const { apiKey, apiSalt, recordings } = pbx.settings;
  const { id, action, key = '', timestamp = '', sign = '' } = link;
  const isGenuine = key === apiKey && sign === linkSignature(key, timestamp, id, apiSalt);
  const isOver = !(Number(timestamp) * 1000 > pbx.time.now());
  return recordings.links && isGenuine && !isOver && isAction(action) ? handOut(pbx, request, id) : forbidden();
};

/** A link for the browser: the personal account wants a login first. */
export const followAccountLink = (request: RecordedRequest, { action }: LinkParts): Verdict =>
  isAction(action) ? { response: redirectTo(request, `/login?next=${encodeURIComponent(request.path)}`) } : forbidden();

export const loginPage = (): Response =>
  new Response('<!doctype html><title>Personal account</title><form><input name="password" type="password"></form>', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
