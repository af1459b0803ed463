import type { ServerResponse } from 'node:http';

import type { Line } from './line.ts';

/** The way back over HTTP. */
export const httpLine = (outgoing: ServerResponse): Line => ({
  head: (answer) => {
    // These two may have no body, nor a length; a body that flows brings its own.
    const bodiless = answer.status === 204 || answer.status === 304 || answer.flow !== undefined;
    const length = bodiless ? {} : { 'content-length': String(answer.body.length) };
    outgoing.writeHead(answer.status, { ...answer.headers, ...length });
  },
  write: (bytes, then) => void outgoing.write(bytes, then),
  end: (rest) => void outgoing.end(rest),
  hangUp: () => void outgoing.socket?.end(),
  reset: () => void outgoing.socket?.resetAndDestroy(),
  whenDone: (run) => {
    outgoing.once('close', run);
    return () => void outgoing.off('close', run);
  },
});
