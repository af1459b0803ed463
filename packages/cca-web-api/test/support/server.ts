import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came over the wire. */
export interface Asked {
  readonly method: string;
  /** Below `/CcaWebApi/`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Server {
  readonly baseUrl: string;
  readonly asked: Asked[];
  /** Connections that are open now. */
  readonly sockets: () => number;
}

/** What the server says inside its envelope; `http` where HTTP says another status than the envelope. */
export function envelope(
  response: unknown,
  { status = 200, version = '5.4.8.0', http = status }: { status?: number; version?: string; http?: number } = {},
): Told {
  const body = { Request: { Method: 'GET', Url: 'http://…/CcaWebApi/agents' }, Version: version, StatusCode: status };
  return { status: http, body: JSON.stringify(response === undefined ? body : { ...body, Response: response }) };
}

/** The vendor's way to say no. */
export function no(code: unknown, status = 400, more: { version?: string; http?: number } = {}): Told {
  return envelope({ ResultCode: code, Error: '' }, { status, ...more });
}

export type Answer = (asked: Asked, response: ServerResponse) => Told | undefined | Promise<Told | undefined>;

/** A server on loopback, gone at the end of the test. An answer of `undefined` was given by hand. */
export async function serve(answer: Answer): Promise<Server> {
  const asked: Asked[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const { method = '', headers } = request;
      const one = {
        method,
        path: path.replace(/^\/CcaWebApi\//, ''),
        query,
        headers,
        body: Buffer.concat(chunks).toString('latin1'),
      };
      asked.push(one);
      void (async () => {
        const told = await answer(one, response);
        if (told === undefined) return;
        response.writeHead(told.status ?? 200, { 'content-type': 'application/json; charset=utf-8', ...told.headers });
        response.end(told.body);
      })();
    });
  });
  server.on('connection', (socket) => {
    open += 1;
    socket.on('error', () => undefined).on('close', () => (open -= 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/CcaWebApi`, asked, sockets: () => open };
}

/** An address of loopback where nobody listens. */
export async function closedUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/CcaWebApi`;
}

/** A server that gives one answer to everything. */
export function always(told: Told): Promise<Server> {
  return serve(() => told);
}

/** A server with sessions: `POST Session` gives session-1, session-2, …; only the last one is known. */
export interface SessionServer extends Server {
  readonly logins: () => number;
  /** What was asked beside the logins. */
  readonly calls: () => readonly Asked[];
  /** Ends every session. */
  readonly expire: () => void;
}

export async function serveSessions(
  answer: Answer = () => envelope([]),
  onLogin: (asked: Asked) => Told | undefined | Promise<Told | undefined> = () => undefined,
): Promise<SessionServer> {
  let logins = 0;
  let current = '';
  const server = await serve(async (asked, response) => {
    if (asked.path === 'Session') {
      logins += 1;
      const token = `session-${logins}`;
      const odd = await onLogin(asked);
      if (odd !== undefined) return odd;
      current = token;
      return envelope({ Token: token, ResultCode: 0 });
    }
    if (asked.headers.authorization !== `Basic ${current}`) return no(102, 401);
    return answer(asked, response);
  });
  return {
    ...server,
    logins: () => logins,
    calls: () => server.asked.filter(({ path }) => path !== 'Session'),
    expire: () => void (current = 'none'),
  };
}
