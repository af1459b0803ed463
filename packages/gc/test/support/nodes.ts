import { onTestFinished } from 'vitest';
import { createGcClient, type GcClient, type GcOptions, type GcSession } from '../../src/index.ts';
import { anna, callbackUrl, deliver } from './desk.ts';
import { serveGc, type Script, type ScriptedGc } from './gc-server.ts';

/** A node of GC that can be switched off and on again. */
export interface Node {
  readonly url: string;
  /** The verbs that reached it, since it was last asked. */
  readonly heard: () => readonly string[];
  off(): Promise<void>;
  on(): Promise<void>;
}

export interface Nodes {
  readonly gc: GcClient;
  readonly agent: GcSession;
  readonly nodes: readonly [Node, Node];
}

async function nodeOf(script: Script, post: (url: string, events: readonly object[]) => Promise<void>): Promise<Node> {
  const servers: ScriptedGc[] = [await serveGc(script, post)];
  const url = servers[0]?.url ?? '';
  let told = 0;
  return {
    url,
    heard() {
      const all = servers.flatMap(({ commands }) => commands.map(({ verb }) => verb));
      const fresh = all.slice(told);
      told = all.length;
      return fresh;
    },
    off: async () => servers.at(-1)?.close(),
    on: async () => void servers.push(await serveGc(script, post, Number(new URL(url).port))),
  };
}

/** A session of a GC with two nodes. */
export async function twoNodes(scripts: readonly [Script, Script], options: Partial<GcOptions> = {}): Promise<Nodes> {
  const post = (url: string, events: readonly object[]): Promise<void> => deliver(gc, url, events);
  const nodes = [await nodeOf(scripts[0], post), await nodeOf(scripts[1], post)] as const;
  const gc = createGcClient({
    endpoints: nodes.map(({ url }) => url),
    callbackUrl,
    retry: { limit: 0 },
    heartbeat: { intervalMs: 40 },
    ...options,
  });
  onTestFinished(() => gc.close());
  return { gc, agent: gc.agent(anna), nodes };
}
