import { onTestFinished } from 'vitest';
import { createGcClient, type AgentOptions, type GcClient, type GcOptions, type GcSession } from '../../src/index.ts';
import { serveGc, type Script, type ScriptedGc } from './gc-server.ts';
import { polite } from './scripts.ts';
import { valueOf } from './say.ts';
import { until } from './until.ts';

export const callbackUrl = 'https://crm.example/gc';
export const anna = { agentId: '1001', password: 'secret-1', extension: '7001' } as const;

export interface Desk {
  readonly gc: GcClient;
  readonly agent: GcSession;
  readonly server: ScriptedGc;
  /** What was sent since the session began. */
  readonly sent: () => readonly string[];
  /** GC posts these events, in one post. */
  readonly post: (...events: readonly object[]) => Promise<void>;
  /** The command has reached GC. */
  readonly arrived: (verb: string, count?: number) => Promise<void>;
}

export interface DeskOptions {
  readonly script?: Script;
  readonly options?: Partial<GcOptions>;
  readonly agent?: Partial<AgentOptions>;
  /** How far the session is. Default `connected`. */
  readonly begin?: 'new' | 'connected' | 'logged_in';
}

export function postTo(gc: GcClient, url: string, body: unknown): Promise<Response> {
  return gc.receive(new Request(url, { method: 'POST', body: JSON.stringify(body) }));
}

export async function deliver(gc: GcClient, url: string, events: readonly object[]): Promise<void> {
  const { status } = await postTo(gc, url, events);
  if (status !== 200 && gc.sessions > 0) throw new Error(`a callback was answered with ${status}`);
}

/** A session on a scripted GC; gone at the end of the test. */
export async function desk({
  script = polite,
  options = {},
  agent,
  begin = 'connected',
}: DeskOptions = {}): Promise<Desk> {
  const server = await serveGc(script, (url, events) => deliver(gc, url, events));
  const where = options.endpoints === undefined ? { baseUrl: server.url } : {};
  const gc = createGcClient({ ...where, callbackUrl, heartbeat: false, retry: { limit: 0 }, ...options });
  onTestFinished(() => gc.close());
  const session = gc.agent({ ...anna, ...agent });
  if (begin !== 'new') valueOf(await session.connect());
  if (begin === 'logged_in') valueOf(await session.login());
  const before = server.commands.length;
  const sent = (): readonly string[] => server.commands.slice(before).map(({ verb }) => verb);
  return {
    gc,
    agent: session,
    server,
    sent,
    post: (...events) => deliver(gc, session.callbackUrl, events),
    arrived: (verb, count = 1) =>
      until(`${count} ${verb} arrived`, () => sent().filter((one) => one === verb).length >= count),
  };
}

/** Has it settled within a few turns? */
export async function isPending(promise: Promise<unknown>, turns = 20): Promise<boolean> {
  let settled = false;
  void promise.finally(() => (settled = true));
  for (let turn = 0; turn < turns && !settled; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return !settled;
}
