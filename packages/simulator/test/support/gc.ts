import type { GcSimulator } from '../../src/index.ts';

type Data = Readonly<Record<string, string>>;

/** Posts a command, as a client does. */
export const command = (simulator: GcSimulator, data: Data): Promise<Response> =>
  fetch(simulator.baseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  });

export type Payload = Readonly<Record<string, unknown>>;

/** The desktop of one agent: a session of its own, with its own callback address. */
export interface Desk {
  readonly callbackUrl: string;
  readonly data: Data;
  /** A verb for this agent, in this session; answered once its events are there. */
  send(verb: string, ...params: readonly string[]): Promise<void>;
  connect(...params: readonly string[]): Promise<void>;
  /** Connects, logs in and, if one likes, gets ready. */
  start(state?: 'READY' | 'NOT_READY'): Promise<void>;
  /** What this desk was sent since the last time. */
  news(): Payload[];
  /** The same as short sentences, such as `State TALKING`. */
  story(): string[];
}

export const openDesk = (simulator: GcSimulator, agentId: string, name: string = agentId): Desk => {
  const sessionUrl = `session-${name}`;
  const callbackUrl = `http://desk.test/${name}`;
  const address = { callbackFqdn: 'desk.test', callbackEndpoint: `/${name}` };
  let seen = 0;
  const post = async (type: string, params: readonly string[], more: Data = {}): Promise<void> => {
    await command(simulator, { type, body: params.join(',') || 'null', sessionUrl, ...more });
    await simulator.advance(500);
  };
  const desk: Desk = {
    callbackUrl,
    data: { sessionUrl, ...address },
    send: (verb, ...params) => post(`${verb}#${agentId}`, params),
    connect: (...params) => post(`Connect#${agentId}`, params.length === 0 ? [name, 'demo'] : params, address),
    start: async (state = 'NOT_READY') => {
      await desk.connect();
      const { extension = '' } = simulator.agents.find((agent) => agent.agentId === agentId) ?? {};
      await desk.send('Login', 'demo', extension);
      if (state === 'READY') await desk.send('MakeReady');
      desk.news();
    },
    news: () => {
      const mine = simulator.webhooks.filter(({ url }) => url === callbackUrl);
      const fresh = mine.slice(seen).map(({ payload }) => payload as Payload);
      seen = mine.length;
      return fresh;
    },
    story: () => desk.news().map(sentence),
  };
  return desk;
};

const sentence = (event: Payload): string =>
  [event.type, event.errorType ?? event.state ?? event.status ?? event.category ?? event.message]
    .filter((part) => typeof part === 'string')
    .join(' ');

/** The id of the newest call in which anybody is. */
export const liveDialogId = (simulator: GcSimulator): string =>
  simulator.calls.findLast(({ live }) => live)?.dialogId ?? 'none';
