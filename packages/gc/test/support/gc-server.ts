import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { readCommand, type Command } from './command.ts';

/** What the scripted GC does with a command. */
export interface Reaction {
  /** Posted to the callback of the session, in one post. */
  readonly events?: readonly object[] | undefined;
  /** What comes first: the HTTP answer (default) or the events. */
  readonly first?: 'answer' | 'events';
  readonly status?: number;
  readonly body?: string;
  /** `hang` never answers, `reset` cuts the connection; events are posted all the same. */
  readonly http?: 'hang' | 'reset';
  readonly waitMs?: number;
}

export type Script = (command: Command) => Reaction | undefined;

export interface ScriptedGc {
  readonly url: string;
  readonly commands: readonly Command[];
  /** Connections that are open. */
  readonly open: number;
  close(): Promise<void>;
}

type Deliver = (sessionUrl: string, events: readonly object[]) => Promise<void>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function answerHttp(response: ServerResponse, { http, status = 200, body = '' }: Reaction): void {
  if (http === 'hang') return;
  if (http === 'reset') return void response.socket?.resetAndDestroy();
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

/** A GC on loopback that does as the script says: HTTP answers here, events by `deliver`. Gone at the end of the test. */
export async function serveGc(script: Script, deliver: Deliver, port = 0): Promise<ScriptedGc> {
  const commands: Command[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const command = readCommand(method, url, headers, Buffer.concat(chunks).toString());
      commands.push(command);
      void react(command, response, script(command) ?? {});
    });
  });
  server.on('connection', (socket) => {
    open += 1;
    socket.on('error', () => undefined);
    socket.on('close', () => (open -= 1));
  });

  async function react(command: Command, response: ServerResponse, reaction: Reaction): Promise<void> {
    const { events = [], first = 'answer', waitMs } = reaction;
    if (waitMs !== undefined) await pause(waitMs);
    const post = async (): Promise<void> => {
      if (events.length > 0) await deliver(command.data['sessionUrl'] ?? '', events);
    };
    if (first === 'events') await post();
    answerHttp(response, reaction);
    if (first === 'answer') await post();
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gc/command`,
    commands,
    get open() {
      return open;
    },
    close,
  };
}

/** An URL of loopback where nobody listens. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/gc/command`;
}
