/** One failure of each kind of the error union, staged on the simulator's switchboard. */
import { createVatsSimulator, type Fault, type VatsSimulator } from '@trunkline/simulator';
import {
  allowDialTo,
  createVatsClient,
  type Result,
  type VatsClient,
  type VatsError,
  type VatsOptions,
} from '@trunkline/vats';
import { heading, ink, say, table } from '../paper.ts';

interface Staged {
  readonly what: string;
  readonly call: () => Promise<Result<unknown, VatsError>>;
}

interface Shown {
  readonly what: string;
  readonly error: VatsError;
}

const callback = (vats: VatsClient, toNumber = '74955404444', options = {}): Promise<Result<unknown, VatsError>> =>
  vats.calls.callback({ from: { extension: '101' }, toNumber }, options);

function stages(simulator: VatsSimulator, options: VatsOptions): Staged[] {
  const staged = (fault: Fault, call: Staged['call']): ReturnType<Staged['call']> => {
    simulator.faults.next(fault);
    return call();
  };
  const client = (changes: Partial<VatsOptions> = {}): VatsClient => createVatsClient({ ...options, ...changes });
  const vats = client();
  return [
    { what: 'letters in the number', call: () => callback(vats, 'ring me') },
    { what: "not on the guard's list", call: () => callback(client({ guard: allowDialTo(['101', '7900*']) })) },
    {
      what: 'no server there',
      call: () =>
        client({ baseUrl: 'http://127.0.0.1:9099/vpbx/' }).account.balance(undefined, { retry: { limit: 0 } }),
    },
    { what: 'cut off after sending', call: () => staged({ kind: 'resetBeforeHeaders' }, () => callback(vats)) },
    {
      what: 'no answer comes',
      call: () => staged({ kind: 'stallHeaders' }, () => callback(vats, undefined, { attemptTimeoutMs: 300 })),
    },
    {
      what: 'the user cancels',
      call: () =>
        staged({ kind: 'stallHeaders' }, () => callback(vats, undefined, { signal: AbortSignal.timeout(200) })),
    },
    { what: 'a proxy answers 503', call: () => staged({ kind: 'status', status: 503 }, () => callback(vats)) },
    { what: 'a login page, not JSON', call: () => staged({ kind: 'html' }, () => callback(vats)) },
    { what: 'the salt is wrong', call: () => callback(client({ apiSalt: 'not-the-salt' })) },
    {
      what: 'no such call',
      call: () => staged({ kind: 'code', code: 3310 }, () => vats.calls.hangup({ callId: 'no-such-call' })),
    },
    { what: 'a code unknown so far', call: () => staged({ kind: 'code', code: 2219 }, () => callback(vats)) },
    {
      what: "the key's vault is sealed",
      call: () => callback(client({ apiKey: () => Promise.reject(new Error('sealed')) })),
    },
  ];
}

/** What only this kind has to say. The `switch` is whole: a tenth kind would not compile. */
function details(error: VatsError): string {
  switch (error.kind) {
    case 'input':
      return error.issues.map((issue) => `${issue.path} must be ${issue.expected}`).join('; ');
    case 'refused':
      return `by our own rule: ${error.reason}`;
    case 'network':
      return `${error.reason} (${error.networkCode ?? 'no code'})`;
    case 'timeout':
      return `the ${error.scope} clock`;
    case 'aborted':
      return `in phase ${error.phase}`;
    case 'http':
      return `status ${error.status}`;
    case 'decode':
      return `${error.reason}: got ${error.contentType ?? 'nothing'}`;
    case 'api':
      return `${error.code}${error.match === 'fallback' ? `, read as ${error.readAs}` : ''} ${error.codeName}: ${error.description}`;
    case 'unexpected':
      return `${error.participant} threw`;
    default:
      return error satisfies never;
  }
}

const colour = { not_sent: 'green', rejected: 'yellow', unknown: 'red' } as const;
const sent = { not_sent: 'no', rejected: 'yes, refused', unknown: 'maybe!' } as const;

export async function stageFailures(): Promise<void> {
  heading('VATS: twelve ways to fail, and what you are told');
  await using simulator = await createVatsSimulator();
  const { apiKey, apiSalt, baseUrl } = simulator;
  say('Nothing is thrown: every call answers a Result. Its error says what happened (kind), what that');
  say('means for you (category), whether a telephone may be ringing (sent?), and what to do (again?).');
  say();
  const shown: Shown[] = [];
  for (const { what, call } of stages(simulator, { apiKey, apiSalt, baseUrl })) {
    const result = await call();
    if (!result.ok) shown.push({ what, error: result.error });
  }
  table(
    shown,
    [
      { title: 'staged', of: ({ what }) => what },
      { title: 'kind', of: ({ error }) => error.kind, style: () => 'bold' },
      { title: 'category', of: ({ error }) => error.category },
      { title: 'sent?', of: ({ error }) => sent[error.outcome], style: ({ error }) => colour[error.outcome] },
      { title: 'again?', of: ({ error }) => error.retry },
    ],
    ({ error }) => details(error),
  );
  say();
  say(
    `${new Set(shown.map(({ error }) => error.kind)).size} kinds of 9 seen. ${ink('dim', 'What each means and what to do: docs/errors.md')}`,
  );
}
