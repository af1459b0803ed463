import { judge } from './help.ts';
import type { CallRow, CaseRow, Expectation, OneOf, RowPlan } from './row.ts';

const good: RowPlan = { script: ({ reply }) => reply() };
const canary = 'canary-84';

const blamed: Expectation = { kind: 'unexpected', participant: 'fetch' };
const cutShort: Expectation = { kind: ['network', 'unexpected'], phase: 'body', outcome: 'unknown' };

function fail(): never {
  throw new Error(canary);
}

/** Something that throws whatever is done to it. */
const untouchable: object = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });

const bodyOf = (source: UnderlyingDefaultSource): Response =>
  new Response(new ReadableStream(source), { headers: { 'content-type': 'application/json' } });

interface StrangeFetch {
  readonly id: string;
  readonly does: string;
  readonly fetch: () => unknown;
  readonly expect: OneOf<Expectation>;
}

/** What a `fetch` of the user's may do that no fetch should. */
const strange: readonly StrangeFetch[] = [
  { id: 'throws', does: 'throws at once', fetch: fail, expect: blamed },
  {
    id: 'rejects',
    does: 'rejects with an error nobody knows',
    fetch: () => Promise.reject(new Error(canary)),
    expect: blamed,
  },
  // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the case is that something else comes
  { id: 'string', does: 'rejects with a text', fetch: () => Promise.reject(canary), expect: blamed },
  // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the case is that something else comes
  { id: 'nothing', does: 'rejects with nothing', fetch: () => Promise.reject(undefined), expect: blamed },
  {
    id: 'untouchable',
    does: 'rejects with an object that throws when it is looked at',
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the case is that something else comes
    fetch: () => Promise.reject(untouchable),
    expect: blamed,
  },
  { id: 'undefined', does: 'answers undefined', fetch: () => Promise.resolve(undefined), expect: blamed },
  {
    id: 'error',
    does: 'answers Response.error()',
    fetch: () => Promise.resolve(Response.error()),
    expect: [{ kind: 'network' }, blamed],
  },
  {
    id: 'reset',
    does: 'rejects with a code of the network',
    fetch: () => Promise.reject(Object.assign(new Error(canary), { code: 'ECONNRESET' })),
    expect: { kind: 'network', reason: 'reset', networkCode: 'ECONNRESET' },
  },
  {
    id: 'never',
    does: 'never answers and heeds no signal',
    fetch: () => new Promise(() => undefined),
    expect: { kind: 'timeout', phase: 'request', withinMs: 300 },
  },
  {
    id: 'body-fails',
    does: 'answers with a body that fails',
    fetch: () => Promise.resolve(bodyOf({ pull: fail })),
    expect: cutShort,
  },
  {
    id: 'body-stuck',
    does: 'answers with a body that neither comes nor can be cancelled',
    fetch: () =>
      Promise.resolve(bodyOf({ pull: () => new Promise(() => undefined), cancel: () => new Promise(() => undefined) })),
    expect: { kind: 'timeout', phase: 'body', withinMs: 300 },
  },
];

function fetchRow({ id, does, fetch, expect }: StrangeFetch): CallRow {
  const wanted = [expect].flat().map((one) => ({ ...one, requests: 0 }));
  return {
    id: `G84.fetch-${id}`,
    about: 'http',
    title: `a fetch that ${does} is ${wanted.flatMap(({ kind }) => kind ?? []).join(' or ')}`,
    call: 'command',
    with: { fetch: fetch as unknown as typeof globalThis.fetch, attemptTimeoutMs: 300 },
    hidden: [canary],
    expect: wanted,
  };
}

const observers: readonly (readonly [id: string, does: string, onEvent: (event: unknown) => void])[] = [
  ['throws', 'throws', fail],
  ['rejects', 'rejects', () => Promise.reject(new Error(canary)) as unknown as void],
  [
    'untouchable',
    'throws an object that throws',
    () => {
      throw untouchable;
    },
  ],
  [
    'meddles',
    'writes into the event',
    (event) => {
      Reflect.set(event as object, 'attempt', 99);
    },
  ],
];

function observerRow([id, does, onEvent]: (typeof observers)[number]): CallRow {
  return {
    id: `G84.observer-${id}`,
    title: `an observer that ${does} changes nothing`,
    plan: good,
    call: 'either',
    with: { onEvent },
    hidden: [canary],
    expect: { ok: true, sameValue: true },
  };
}

const credentialsRow: CaseRow = {
  id: 'G84.credentials',
  title: 'a credential provider that fails is unexpected (credentials), category authentication, not sent',
  plan: good,
  credentials: true,
  hidden: [canary],
  run: async (context) => {
    const failing = (): Promise<never> => Promise.reject(new Error(canary));
    const { connect, connectWithCredentials = connect } = context.conformance;
    const subject = context.adopt((url, options) => connectWithCredentials(url, options, failing));
    return judge(await context.settle(() => subject.command()), context, {
      kind: 'unexpected',
      participant: 'credentials',
      category: 'authentication',
      outcome: 'not_sent',
      requests: 0,
    });
  },
};

/** Observers may do what they like; participants that fail are named (G84). */
export const participantCases: readonly CaseRow[] = [
  ...observers.map(observerRow),
  ...strange.map(fetchRow),
  credentialsRow,
];
