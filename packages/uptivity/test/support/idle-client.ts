/** A program of its own: makes a call over the command socket, keeps the client open and has nothing more to do. */
import { createUptivityClient } from '../../src/index.ts';

const uptivity = createUptivityClient({
  baseUrl: process.argv[2] ?? '',
  socket: { idleTimeoutMs: 600_000 },
  attemptTimeoutMs: 600_000,
  totalTimeoutMs: 600_000,
});
const result = await uptivity.system.test();
const { error } = result;
const tlsReason = error?.kind === 'network' ? error.tlsReason : undefined;
process.stdout.write(error === undefined ? 'answered' : `${error.kind} ${tlsReason} ${error.outcome}`);
