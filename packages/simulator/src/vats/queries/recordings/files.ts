import { createHash } from 'node:crypto';

import type { RecordedRequest } from '../../../frame/records.ts';
import type { Pbx } from '../../pbx.ts';

/** Where files lie, for they are on a server of their own: not below the API. */
export const filesPath = '/files/';

/** The size of a recording's file, once it lies in the cloud storage. */
export const fileSizeOf = ({ company, settings, seeded, time }: Pbx, recordingId: string): number | undefined => {
  const { fileBytes, bytesPerSecond } = settings.recordings;
  const recorded = company.recordings.get(recordingId);
  if (recorded !== undefined && recorded.savedAt > time.now()) return undefined;
  const durationMs = recorded?.durationMs ?? seeded.recordingMs(recordingId);
  return durationMs === undefined ? undefined : (fileBytes ?? Math.ceil((durationMs / 1000) * bytesPerSecond));
};

/** A link to a file that is good for one access, to be answered as a redirect. */
export const redirectToFile = ({ desk, ids }: Pbx, request: RecordedRequest, size: number): Response => {
  // Nobody could guess it.
  const ticket = createHash('sha256').update(ids.opaque('file')).digest('hex');
  desk.files.set(ticket, size);
  return redirectTo(request, `${filesPath}${ticket}`);
};

export const redirectTo = (request: RecordedRequest, path: string): Response =>
  new Response(null, { status: 302, headers: { location: `http://${request.headers.host}${path}` } });

/** The file behind a ticket. The first access ends the ticket, whatever it asks for. */
export const serveFile = ({ desk }: Pbx, ticket: string): Response => {
  const size = desk.files.get(ticket);
  desk.files.delete(ticket);
  if (size === undefined) return new Response(null, { status: 404 });
  return new Response(soundOf(size), {
    headers: { 'content-type': 'audio/mpeg', 'content-length': String(size) },
  });
};

const pieceBytes = 64 * 1024;

/** As many bytes as wanted, never held all at once; they look like the beginning of an MP3 frame over and over. */
const soundOf = (size: number): ReadableStream<Uint8Array> => {
  const piece = Buffer.alloc(pieceBytes, Buffer.from([0xff, 0xfb, 0x90, 0x64]));
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent >= size) return controller.close();
      const next = piece.subarray(0, Math.min(pieceBytes, size - sent));
      sent += next.length;
      return controller.enqueue(next);
    },
  });
};
