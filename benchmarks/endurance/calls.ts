import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { createGcClient } from '@trunkline/gc';
import { createPtkCallbackClient, provisionalProfile } from '@trunkline/ptk-callback';
import { createUptivityClient } from '@trunkline/uptivity';
import { createVatsClient } from '@trunkline/vats';
import type { Alive, EnduranceCase } from './case.ts';

type Call = (options: { readonly signal: AbortSignal }) => Promise<{ readonly ok: boolean }>;

interface Caller {
  readonly name: string;
  readonly calls: number;
  /** A client whose server is this function, and a call of it that succeeds. */
  readonly connect: (fetch: typeof globalThis.fetch, address: string) => AsyncDisposable & { readonly call: Call };
  readonly answer: string;
}

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';

const callers: readonly Caller[] = [
  {
    name: 'vats',
    calls: 200_000,
    connect(fetch) {
      const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', fetch });
      return Object.assign(vats, { call: ((options) => vats.account.balance({}, options)) as Call });
    },
    answer: '{"result":1000,"balance":7}',
  },
  {
    name: 'cca-web-api',
    calls: 50_000,
    connect(fetch, address) {
      const cca = createCcaWebApiClient({ baseUrl: address, token: 'A-1', fetch });
      return Object.assign(cca, { call: ((options) => cca.agents.list({}, options)) as Call });
    },
    answer: '{"StatusCode":200,"Response":[{"Id":12,"Name":"Anna"}]}',
  },
  {
    name: 'uptivity',
    calls: 50_000,
    connect(fetch, address) {
      const uptivity = createUptivityClient({ baseUrl: address, fetch });
      return Object.assign(uptivity, { call: ((options) => uptivity.system.test({}, options)) as Call });
    },
    answer: '<RESULT><RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE>20</RESULTCODE></RESULT>',
  },
  {
    name: 'ptk-callback',
    calls: 50_000,
    connect(fetch, address) {
      const ptk = createPtkCallbackClient({ baseUrl: address, profile: provisionalProfile, tenant: 'Main', fetch });
      return Object.assign(ptk, { call: ((options) => ptk.segments.list({}, options)) as Call });
    },
    answer: `<s:Envelope xmlns:s="${soap}"><s:Body><R><Status><Code>107000</Code></Status><Segments/></R></s:Body></s:Envelope>`,
  },
  {
    name: 'gc',
    calls: 50_000,
    connect(fetch, address) {
      const gc = createGcClient({
        baseUrl: `${address}/gc`,
        callbackUrl: address,
        heartbeat: false,
        fetch,
        httpProfile: { connectReply: 'acceptance' },
      });
      const session = gc.agent({ agentId: '1001', password: 'p' });
      const connected = session.connect();
      const call: Call = async (options) => {
        await connected;
        return session.setWrapUpReason({ dialogId: '7', reason: 'done' }, options);
      };
      return Object.assign(gc, { call });
    },
    answer: '{}',
  },
];

const atOnce = 100;
const checkpoints = 20;

/** Calls, a hundred at a time, all under one signal, which must not remember any of them. */
async function callAll(call: Call, calls: number, alive: Alive): Promise<string> {
  const { signal } = new AbortController();
  const every = calls / checkpoints;
  for (let done = 0; done < calls;) {
    const results = await Promise.all(Array.from({ length: atOnce }, () => call({ signal })));
    if (results.some(({ ok }) => !ok)) throw new Error('a call failed');
    done += atOnce;
    if (done % every !== 0) continue;
    await turn();
    const listening = getEventListeners(signal, 'abort').length;
    if (listening > 0) throw new Error(`${listening} listeners are left on the signal`);
    alive(done);
  }
  return `${calls} calls`;
}

const withoutSocket = ({ name, calls, connect, answer }: Caller): EnduranceCase => ({
  name: `${name}: calls under one signal`,
  mayHold: 32 << 20,
  mayGrow: 8,
  async run(address, alive) {
    const type = answer.startsWith('<') ? 'text/xml' : 'application/json';
    const reply = (): Promise<Response> => Promise.resolve(new Response(answer, { headers: { 'content-type': type } }));
    await using client = connect(reply, address);
    return await callAll((options) => client.call(options), calls, alive);
  },
});

/** Sockets are another matter: these come from Node's own `fetch`. */
const overSockets: EnduranceCase = {
  name: 'vats: calls over sockets',
  mayHold: 64 << 20,
  mayGrow: 32,
  async run(address, alive) {
    await using vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl: `${address}/vpbx/` });
    return await callAll((options) => vats.account.balance({}, options), 40_000, alive);
  },
};

export const calls: readonly EnduranceCase[] = [...callers.map(withoutSocket), overSockets];
