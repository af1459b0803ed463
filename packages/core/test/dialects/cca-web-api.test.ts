/**
 * A miniature of Askia's CCA Web API: a JSON envelope around everything, a session token from a login, code 102 for a
 * token that is no longer known, code 1 for "taken in charge".
 */
import { expect, it } from 'vitest';
import {
  connect,
  createClient,
  createSession,
  defineCodes,
  input,
  integer,
  noInput,
  openJson,
  operation,
  optional,
  output,
  required,
  rowsOf,
  run,
  text,
  within,
  type ClientLife,
  type ClientOf,
  type CodeReading,
  type Dialect,
  type NoInput,
  type Operation,
  type Pending,
  type Reader,
  type ClientOptions,
} from '../../src/index.ts';
import { serveHttp, type Asked, type Told } from './loopback.ts';

// codes.ts
// oxfmt-ignore
const codes = defineCodes({
  entries: [
    { code: 0, name: 'Success', effect: 'success', retry: 'never', description: 'Done.' },
    { code: 1, name: 'Pending', effect: 'pending', retry: 'poll', description: 'Taken in charge, not done yet.' },
    { code: 2, name: 'SuccessListRunning', effect: 'warning', retry: 'never', description: 'Done; the list is running.' },
    { code: 100, name: 'Failed', effect: 'failure', category: 'unknown', retry: 'never', description: 'It failed.' },
    { code: 102, name: 'UnknownToken', effect: 'failure', category: 'authentication', retry: 'after_login', description: 'The session is not known.' },
    { code: 103, name: 'UnknownObject', effect: 'failure', category: 'not_found', retry: 'never', description: 'There is no such object.' },
  ],
});
type CcaCode = (typeof codes.entries)[number]['code'];

// operations/
interface CcaWire {
  readonly method: 'GET' | 'POST';
  /** `{Name}` is filled in from the input. */
  readonly path: string;
  readonly login?: true;
}
type CcaOperation<Input, Output> = Operation<Input, Output, CcaWire>;

const login: CcaOperation<NoInput, string> = operation({
  name: 'session.login',
  wire: { method: 'POST', path: 'Session', login: true },
  input: noInput,
  output: within('Token', text()),
  repeat: 'idempotent',
  evidence: 'documented',
  sessionless: true,
});

interface Agent {
  readonly id: number;
  readonly name?: string;
}
const agent: Reader<Agent> = output<Agent>({ id: required('Id', integer()), name: optional('Name', text()) });

const list: CcaOperation<NoInput, readonly Agent[]> = operation({
  name: 'agents.list',
  wire: { method: 'GET', path: 'Agents' },
  input: noInput,
  output: rowsOf(agent),
  repeat: 'safe',
  evidence: 'documented',
});

const create: CcaOperation<{ readonly name: string }, number> = operation({
  name: 'agents.create',
  wire: { method: 'POST', path: 'Agents' },
  input: input<{ readonly name: string }>({ name: required('Name', text()) }),
  output: within('NewId', integer()),
  repeat: 'unsafe',
  evidence: 'documented',
});

const found: CcaOperation<{ readonly request: string }, readonly Agent[] | Pending<CcaCode>> = operation({
  name: 'contacts.found',
  wire: { method: 'GET', path: 'Lists/FindContacts/{Request}' },
  input: input<{ readonly request: string }>({ request: required('Request', text()) }),
  output: rowsOf(agent),
  repeat: 'safe',
  evidence: 'documented',
  pending: true,
});

const tree = { agents: { list, create }, contacts: { found } };

// wire.ts
interface CcaPrepared {
  readonly wire: CcaWire;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Envelope {
  readonly statusCode: number;
  readonly response: unknown;
}

const isFailure = (status = 200): boolean => status < 200 || status > 299;

function readCode(response: unknown): CodeReading<CcaCode> | undefined {
  const { ResultCode: code } = Object(response) as Record<string, unknown>;
  return typeof code === 'number' ? codes.find(code) : undefined;
}

const ccaDialect = (): Dialect<CcaWire, CcaPrepared, Envelope, CcaCode> => ({
  vendor: 'cca-web-api',
  encode(wire, { operation: { wire: place } }) {
    const path = place.path.replace(/\{(\w+)\}/, (_, name: string) => encodeURIComponent(String(wire[name])));
    return { wire: place, path, body: wire };
  },
  stamp({ wire: { method, login: isLogin }, path, body }, { credentials, token }) {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Basic ${token}` }),
    };
    if (method === 'GET') return { method, path, headers };
    return { method, path, headers, body: JSON.stringify(isLogin === true ? credentials : body) };
  },
  open({ text: answer, contentType }) {
    const opened = openJson(answer, contentType);
    if (!opened.opened) return opened;
    const { StatusCode: statusCode, Response: response } = Object(opened.value) as Record<string, unknown>;
    if (typeof statusCode === 'number') return { opened: true, value: { statusCode, response } };
    return { opened: false, reason: 'shape', issues: [{ path: 'StatusCode', expected: 'a number' }] };
  },
  judge({ statusCode, response }, { answer }) {
    const reading = readCode(response);
    if (reading === undefined) {
      const failed = isFailure(statusCode) || isFailure(answer.status);
      return failed ? { verdict: 'foreign', status: statusCode } : { verdict: 'accepted', payload: response };
    }
    if (reading.code === 102) return { verdict: 'login', reading };
    if (reading.effect === 'pending') return { verdict: 'pending', reading, payload: response };
    if (reading.effect === 'failure') return { verdict: 'refused', reading };
    return { verdict: 'accepted', payload: response, notice: reading.effect === 'warning' ? reading : undefined };
  },
  session: createSession({ login: (connection, signal) => run(connection, login, {}, { signal }) }),
});

// client.ts
type CcaClient = ClientOf<typeof tree, CcaCode> & ClientLife<CcaCode>;
function createCca(baseUrl: string, options: ClientOptions = {}): CcaClient {
  const connection = connect({
    dialect: ccaDialect(),
    options: { baseUrl, random: () => 0, ...options },
    credentials: { username: 'supervisor', password: 'canary-password', module: 'CcaPortal' },
  });
  return createClient(connection, tree, { operation: list, input: {} });
}

/** The server, from the vendor's facts: envelope, `POST Session`, 401 with 102 for a token it doesn't know. */
class CcaServer {
  logins = 0;
  requests = 0;
  token: string | undefined;
  password = 'canary-password';
  refusesEveryToken = false;
  unavailable = false;

  tell(statusCode: number, response: unknown): Told {
    const envelope = {
      Request: { Method: '', Url: '' },
      Version: '5.4.6.1',
      StatusCode: statusCode,
      Response: response,
    };
    return { status: statusCode, contentType: 'application/json', body: JSON.stringify(envelope) };
  }

  async answer({ method, path, headers, body }: Asked): Promise<Told> {
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (path === '/CcaWebApi/Session') {
      this.logins += 1;
      const given = JSON.parse(body) as Record<string, unknown>;
      if (given['password'] !== this.password) return this.tell(401, { ResultCode: 100, Error: 'canary-words' });
      this.token = `token-${this.logins}`;
      return this.tell(200, { Token: this.token, ResultCode: 0 });
    }
    this.requests += 1;
    if (this.refusesEveryToken || this.token === undefined || headers['authorization'] !== `Basic ${this.token}`) {
      return this.tell(401, { ResultCode: 102, Error: '' });
    }
    if (this.unavailable) {
      this.unavailable = false;
      return { status: 503, body: 'proxy' };
    }
    if (path.endsWith('/FindContacts/early')) return this.tell(200, { ResultCode: 1, Error: '' });
    if (path.endsWith('/FindContacts/late')) return this.tell(200, [{ Id: 9 }]);
    if (path.endsWith('/FindContacts/none')) return this.tell(404, { ResultCode: 103, Error: '' });
    return method === 'POST' ? this.tell(200, { NewId: 12 }) : this.tell(200, [{ Id: 7, Name: 'Ann' }]);
  }
}

async function open(options?: ClientOptions): Promise<{ cca: CcaClient; server: CcaServer }> {
  const server = new CcaServer();
  const origin = await serveHttp((asked) => server.answer(asked));
  return { cca: createCca(`${origin}/CcaWebApi`, options), server };
}

it('logs in by itself and reads the payload out of the envelope', async () => {
  const { cca, server } = await open();
  const result = await cca.agents.list();
  expect(result.value).toEqual([{ id: 7, name: 'Ann' }]);
  expect(result.meta).toMatchObject({ attempts: 1, status: 200, operation: 'agents.list' });
  expect(server.logins).toBe(1);
});

it('answers with the code of the vendor when there is no such object', async () => {
  const { cca } = await open();
  const { error } = await cca.contacts.found({ request: 'none' });
  expect(error).toMatchObject({
    kind: 'api',
    code: 103,
    codeName: 'UnknownObject',
    category: 'not_found',
    status: 404,
  });
});

it('logs in once for all calls whose session ended, and repeats each of them once, writes too', async () => {
  const { cca, server } = await open({ retry: { limit: 0 } });
  await cca.agents.list();
  server.token = 'of somebody else';
  server.requests = 0;
  const results = await Promise.all([
    cca.agents.list(),
    cca.agents.create({ name: 'Bob' }),
    cca.contacts.found({ request: 'late' }),
    cca.agents.list(),
  ]);
  expect(results.map(({ ok, meta }) => [ok, meta.attempts])).toEqual(Array(4).fill([true, 2]));
  expect(server).toMatchObject({ logins: 2, requests: 8 });
});

it('gives up when the new session is refused as well', async () => {
  const { cca, server } = await open();
  server.refusesEveryToken = true;
  const { error, meta } = await cca.agents.list();
  expect(error).toMatchObject({ kind: 'api', code: 102, category: 'authentication', outcome: 'rejected' });
  expect(meta.attempts).toBe(2);
  expect(server).toMatchObject({ logins: 2, requests: 2 });
});

it('tells "not done yet" apart from the rows, where the operation knows both', async () => {
  const { cca } = await open();
  const early = await cca.contacts.found({ request: 'early' });
  const late = await cca.contacts.found({ request: 'late' });
  expect(early.value).toMatchObject({ pending: true, code: { code: 1, name: 'Pending' }, payload: { ResultCode: 1 } });
  expect(late.value).toEqual([{ id: 9 }]);
});

it('fails each waiting call in its own name when the shared login fails, and nothing was sent', async () => {
  const { cca, server } = await open();
  server.password = 'another';
  const errors = (await Promise.all([cca.agents.list(), cca.agents.create({ name: 'Bob' })])).map(({ error }) => error);
  expect(errors.map((error) => error?.operation)).toEqual(['agents.list', 'agents.create']);
  for (const error of errors) expect(error).toMatchObject({ kind: 'api', code: 100, outcome: 'not_sent', attempts: 0 });
  expect(server).toMatchObject({ logins: 1, requests: 0 });
  expect(JSON.stringify(errors)).not.toContain('canary');
});

it('keeps the session when a call is repeated for another reason', async () => {
  const { cca, server } = await open();
  await cca.agents.list();
  server.unavailable = true;
  const result = await cca.agents.list();
  expect(result).toMatchObject({ ok: true, meta: { attempts: 2 } });
  expect(server.logins).toBe(1);
});
