import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endless, Script, Step } from './script.ts';

const isStep = (step: Step | Endless): step is Step => Array.isArray(step);

/** Writes and waits for room, so that an endless body can't fill this process. */
async function write(socket: Socket, bytes: string | Uint8Array): Promise<void> {
  if (bytes.length === 0 || socket.destroyed) return;
  if (socket.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    socket.on('drain', go).on('close', go);
  });
}

async function repeat(socket: Socket, { again, everyMs }: Endless): Promise<void> {
  while (!socket.destroyed && socket.writable) {
    await write(socket, again);
    // Even at full speed the other connections of this process get their turn.
    await sleep(everyMs);
  }
}

/** Plays a script on a socket; false means the connection serves no further request. */
export async function play(socket: Socket, script: Script): Promise<boolean> {
  for (const step of script) {
    if (!isStep(step)) {
      await repeat(socket, step);
      return false;
    }
    const [bytes, delayMs = 0, after] = step;
    if (delayMs > 0) await sleep(delayMs);
    if (socket.destroyed) return false;
    if (after === 'fin') {
      socket.end(bytes);
      return false;
    }
    await write(socket, bytes);
    if (after === 'rst') socket.resetAndDestroy();
    if (after === 'rst' || after === 'stall') return false;
    if (after === 'keep') return true;
  }
  return true;
}
