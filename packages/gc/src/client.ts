import {
  connect,
  optionError,
  readCredential,
  refuseUnknownClientOptions,
  refuseUnknownOptions,
  warnTurnedAway,
  type CloseOptions,
  type Connection,
  type Dialect,
} from '@trunkline/core';
import { addressFor, createKey, readCallbackUrl } from './callback/address.ts';
import { createGcReceiver, type Addressee, type RequestFacts } from './callback/receiver.ts';
import {
  agentOptions,
  ownOptions,
  readExtension,
  readGcOptions,
  readName,
  type AgentOptions,
  type GcOptions,
  type ReadGcOptions,
} from './options.ts';
import { createGcSession, type GcSession } from './session/session.ts';
import { createTellFailure } from './session/tell-failure.ts';

/** A client of GC: a session per agent, and the one door through which all their events come in. */
export interface GcClient extends AsyncDisposable {
  /** Opens a session for an agent. Nothing is sent yet: `connect` and `login` are verbs of it. */
  agent(options: AgentOptions): GcSession;
  /**
   * Takes what GC posts: a Fetch-standard handler for every path below `callbackUrl`. Never rejects. `facts` are needed for
   * the option `callbackAddresses` only. Why a post was turned away is told to {@link GcOptions.onTurnedAway}.
   */
  receive(request: Request, facts?: RequestFacts): Promise<Response>;
  /** The sessions that are open. */
  readonly sessions: number;
  /** Closes every session, see {@link GcSession.close}. Does not log the agents out. Idempotent. */
  close(options?: CloseOptions): Promise<void>;
}

/**
 * Makes a client of the ExpertFlow Generic Connector. Throws a `TypeError` that names the option if one is wrong; after that
 * nothing throws: every call answers with a Result.
 *
 * ```ts
 * const gc = createGcClient({ baseUrl: 'https://gc.example/command', callbackUrl: 'https://crm.example/gc' });
 * const agent = gc.agent({ agentId: '1001', password, extension: '7001' });
 * agent.on('newInboundCall', ({ dialogId, fromAddress }) => ring(dialogId, fromAddress));
 * await agent.connect();
 * await agent.login();
 * ```
 */
export function createGcClient(options: GcOptions): GcClient {
  refuseUnknownClientOptions(options, ownOptions);
  const read = readGcOptions(options);
  const callbackUrl = readCallbackUrl(options.callbackUrl);
  const door = connectToNodes(options, read);
  const open = new Map<number, Addressee & { readonly session: GcSession }>();
  const receiver = createGcReceiver((number) => open.get(number), read, warnTurnedAway(door, options.onTurnedAway));
  const tellFailure = createTellFailure(door, options.onListenerError);
  let opened = 0;

  function agent(given: AgentOptions): GcSession {
    if (isClosed) throw new TypeError('the client is closed');
    if (typeof given !== 'object' || given === null) throw optionError('agent', 'an object with agentId and password');
    refuseUnknownOptions(given, agentOptions, 'agent');
    const agentId = readName(given.agentId, 'agentId');
    const destination = given.destination === undefined ? read.destination : readName(given.destination, 'destination');
    const extension = readExtension(given.extension);
    const key = createKey((opened += 1));
    const callback = addressFor(callbackUrl, key);
    const session = createGcSession({
      agent: { agentId, destination, extension, sso: readSso(given.sso) },
      password: readCredential(given.password, 'password'),
      sessionUrl: readSessionUrl(given.sessionUrl) ?? callback.origin + callback.path,
      callback,
      options,
      read,
      tellFailure,
      onClose: () => open.delete(key.number),
    });
    open.set(key.number, { secret: key.secret, hear: (event) => session.hear(event), session });
    return session;
  }

  let isClosed = false;

  async function close(options?: CloseOptions): Promise<void> {
    isClosed = true;
    await Promise.all([...open.values()].map(({ session }) => session.close(options)));
  }

  return {
    agent,
    receive: (request, facts) => receiver.receive(request, facts),
    get sessions() {
      return open.size;
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

/**
 * What is wrong with the options of every client is told now, and not when an agent wants to work. Answers the first of the
 * connections: nothing is sent by it, but what no agent's own connection knows of is told there.
 */
function connectToNodes({ endpoints: _endpoints, ...shared }: GcOptions, { nodes }: ReadGcOptions): Connection {
  const [first] = nodes.map(({ baseUrl }) => connect({ dialect: unused, options: { ...shared, baseUrl } }));
  return first as Connection;
}

const unused = { vendor: 'gc' } as Dialect<unknown, unknown, unknown>;

function readSessionUrl(sessionUrl: unknown): string | undefined {
  if (sessionUrl === undefined || (typeof sessionUrl === 'string' && sessionUrl !== '')) return sessionUrl;
  throw optionError('sessionUrl', 'a text that is not empty');
}

function readSso(sso: unknown = false): boolean | string {
  return typeof sso === 'boolean' ? sso : readName(sso, 'sso');
}
