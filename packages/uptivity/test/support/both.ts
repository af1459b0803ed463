import type { Asked } from './asked.ts';
import { serveHttp } from './http-server.ts';
import { fine } from './result-xml.ts';
import { serveSocket } from './socket-server.ts';

/** The two ways to the API Server. */
export const ways = ['http', 'socket'] as const;
export type Way = (typeof ways)[number];

export interface BothServer {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  readonly connections: number;
  readonly faults: readonly unknown[];
}

/** The same server spoken to in either way: what it answers depends on the request alone. */
export function serve(
  way: Way,
  answer: (asked: Asked, index: number) => string | Uint8Array = ({ id }) => fine(id),
): Promise<BothServer> {
  return way === 'http'
    ? serveHttp((asked, index) => ({ body: answer(asked, index) }))
    : serveSocket((asked, socket, index) => void socket.write(answer(asked, index)));
}
