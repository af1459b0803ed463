import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

import type { Line } from './line.ts';

/** The way back over a bare socket, for one reply. `whenComplete` runs when the connection is free for the next request. */
export const socketLine = (socket: Socket, whenComplete: () => void): Line => {
  const done = new EventEmitter({}).setMaxListeners(0);
  const finish = (): void => {
    socket.off('close', finish);
    done.emit('done');
  };
  socket.once('close', finish);
  let endless = false;
  return {
    head: (answer) => {
      endless = answer.endless ?? false;
    },
    write: (bytes, then) => void socket.write(bytes, then),
    end: (rest) => {
      if (endless) return void socket.end(rest);
      socket.write(rest);
      finish();
      whenComplete();
    },
    hangUp: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
    whenDone: (run) => {
      done.once('done', run);
      return () => void done.off('done', run);
    },
  };
};
