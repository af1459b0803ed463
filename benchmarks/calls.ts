/** A whole call beside the same request by ky and by fetch, without a socket and over loopback. */
import ky from 'ky';
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { createVatsClient } from '@trunkline/vats';
import type { AsyncPair } from './pairs.ts';
import { answer, headers } from './answers.ts';

const form = 'vpbx_api_key=k&sign=191a30303627fdf2dc8675859ee3d01537c4b5743eb9c58d3fe577a645be4471&json=%7B%7D';
const post = { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const;

const stub = async (): Promise<Response> => new Response(answer, { headers });

/** Without a socket: what is left is what the client itself costs. */
export function withoutSocket(): readonly AsyncPair[] {
  const baseUrl = 'http://pbx.example/vpbx/';
  const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl, fetch: stub });
  const withDefaults = ky.create({ fetch: stub });
  const bare = ky.create({ fetch: stub, retry: 0, timeout: false });
  const url = `${baseUrl}account/balance`;
  const ours = (): Promise<unknown> => vats.account.balance();
  return [
    {
      name: 'vats call ÷ ky with defaults, no socket',
      ours,
      theirs: () => withDefaults(url, post).json(),
      times: 1_000,
      goal: 1.05,
      aim: 0.85,
    },
    {
      name: 'vats call ÷ bare ky, no socket',
      ours,
      theirs: () => bare(url, post).json(),
      times: 1_000,
      goal: 1.45,
      aim: 1.15,
    },
  ];
}

const byFetch = async (url: string, init?: RequestInit): Promise<unknown> => (await fetch(url, init)).json();

/** Over loopback, as a user's program would. */
export function overLoopback(baseUrl: string): readonly AsyncPair[] {
  const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl });
  const byUndici = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl, connection: {} });
  const url = `${baseUrl}account/balance`;
  const ours = (): Promise<unknown> => vats.account.balance();
  const withDefaults = (): Promise<unknown> => ky(url, post).json();
  const by64 = (work: () => Promise<unknown>) => () => Promise.all(Array.from({ length: 64 }, work));
  const few = new URL('/few/Agents', baseUrl).href;
  const many = new URL('/many/Agents', baseUrl).href;
  const listsAt = (list: string): (() => Promise<unknown>) => {
    const cca = createCcaWebApiClient({ baseUrl: new URL('.', list).href, token: 'A-1234' });
    return () => cca.agents.list();
  };
  const signed = { ours, times: 100 };
  return [
    { ...signed, name: 'vats signed call ÷ ky with defaults, loopback', theirs: withDefaults, goal: 1.1, aim: 0.95 },
    { ...signed, name: 'vats signed call ÷ fetch, loopback', theirs: () => byFetch(url, post), goal: 1.9, aim: 1.5 },
    {
      name: 'vats signed call by undici ÷ by ky, loopback',
      ours: () => byUndici.account.balance(),
      theirs: ours,
      times: 100,
      goal: 1,
      aim: 0.8,
    },
    {
      name: 'cca GET of 300 B ÷ ky with defaults, loopback',
      ours: listsAt(few),
      theirs: () => ky(few).json(),
      times: 100,
      goal: 1.1,
      aim: 0.95,
    },
    {
      name: 'cca GET of 300 B ÷ fetch, loopback',
      ours: listsAt(few),
      theirs: () => byFetch(few),
      times: 100,
      goal: 1.9,
      aim: 1.5,
    },
    {
      name: 'cca GET of 20 kB ÷ fetch, loopback',
      ours: listsAt(many),
      theirs: () => byFetch(many),
      times: 50,
      goal: 1.4,
      aim: 1.2,
    },
    {
      name: 'ky with defaults ÷ fetch, GET of 20 kB, loopback',
      ours: async () => ({ ok: true, answer: await ky(many).json() }),
      theirs: () => byFetch(many),
      times: 50,
      goal: 1.4,
      aim: 1.2,
    },
    {
      name: '64 vats calls at once ÷ 64 of ky, loopback',
      ours: by64(ours),
      theirs: by64(withDefaults),
      times: 4,
      goal: 1,
      aim: 0.8,
    },
  ];
}
