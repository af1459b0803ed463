import type { TrunklineError, Result, ErrorKind, Category } from '../src/index.ts';
import {
  all,
  andThen,
  bindClient,
  connect,
  defineCodes,
  err,
  input,
  integer,
  map,
  match,
  nullable,
  ok,
  oneOf,
  optional,
  output,
  required,
  routine,
  rowsOf,
  text,
  unwrapOr,
  type ApiError,
  type CallOptions,
  type ClientOf,
  type CodeReading,
  type Connection,
  type DeliveryError,
  type Issue,
  type Method,
  type NoInput,
  type Notice,
  type Operation,
  type ReceiverOptions,
} from '../src/index.ts';

/** Compiles only if both are the very same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(yes: T): T => yes;

type Code = 2211 | 'BUSY';
declare const result: Result<{ readonly id: string }, TrunklineError<Code>>;

/** A switch over the kind is exhaustive, and each arm knows its own facts. */
export function words(error: TrunklineError<Code>): string {
  switch (error.kind) {
    case 'input':
      return error.issues.map((issue: Issue) => issue.path).join();
    case 'refused':
      return error.reason satisfies
        | 'limit'
        | 'guard'
        | 'window'
        | 'closed'
        | 'session'
        | 'queue_full'
        | 'no_endpoint'
        | 'unsupported';
    case 'network':
      return `${error.reason} ${error.tlsReason ?? ''} ${error.phase}`;
    case 'timeout':
      return error.scope satisfies 'attempt' | 'total' | 'idle';
    case 'aborted':
      holds<Same<typeof error.reason, unknown>>(true);
      return error.phase;
    case 'http':
      return String(error.status satisfies number);
    case 'decode':
      return error.reason;
    case 'api':
      return error.code === 2211 ? 'known' : error.description;
    case 'unexpected':
      return error.participant;
    default:
      return error satisfies never;
  }
}

/** A switch that forgets a kind is not exhaustive. */
export function forgetful(error: TrunklineError): string {
  switch (error.kind) {
    case 'input':
    case 'refused':
    case 'network':
    case 'timeout':
    case 'aborted':
    case 'http':
    case 'decode':
    case 'api':
      return '';
    default:
      // @ts-expect-error -- `unexpected` was forgotten
      return error satisfies never;
  }
}

/** Taken apart, the pieces narrow each other; each arm's missing field is undefined. */
export function apart(): string {
  const { ok: went, value, error, notice } = result;
  if (went) {
    holds<Same<typeof value, { readonly id: string }>>(true);
    holds<Same<typeof error, undefined>>(true);
    holds<Same<typeof notice, Notice<Code> | undefined>>(true);
    return value.id;
  }
  holds<Same<typeof value, undefined>>(true);
  holds<Same<typeof notice, undefined>>(true);
  // @ts-expect-error -- no code on every error, only on `api`
  void error.code;
  return error.message + error.kind.length + error.category.length;
}
// @ts-expect-error -- not narrowed yet
void result.value.id;
// @ts-expect-error -- what was read is read-only
if (result.ok) result.value = { id: 'x' };

/** Codes are literal, so an editor completes them, and open for what the vendor adds. */
const codes = defineCodes({
  entries: [
    {
      code: 2211,
      name: 'DailyLimit',
      description: 'x.',
      effect: 'failure',
      category: 'quota_exceeded',
      retry: 'later',
    },
    { code: 'BUSY', name: 'Busy', description: 'x.', effect: 'failure', category: 'unavailable', retry: 'later' },
  ],
});
const reading = codes.find(2211);
holds<Same<typeof reading, CodeReading<Code>>>(true);
holds<Same<typeof reading.code, Code | undefined>>(true);
holds<Same<(typeof codes.entries)[number]['code'], Code>>(true);
declare const api: ApiError<Code>;
export const opened: boolean[] = [api.code === 2211, api.code === 9999, api.code === 'NEW'];
holds<Same<typeof api.readAs, Code | undefined>>(true);
// @ts-expect-error -- `readAs` is a code of the table or nothing
export const closed: boolean = api.readAs === 9999;
export const accept: CallOptions<Code> = { acceptCodes: [2211, 'BUSY'] };
export const misspelt: CallOptions<Code> = { acceptCodes: [2212] };
defineCodes({
  // @ts-expect-error -- no such effect
  entries: [{ code: 1, name: 'One', description: 'x.', effect: 'failed', retry: 'later' }],
});

/** Kinds and categories are closed. */
// @ts-expect-error -- no such kind
export const kind: ErrorKind = 'http_error';
// @ts-expect-error -- no such category
export const category: Category = 'billing';

/** Helpers keep types on both sides. */
holds<Same<ReturnType<typeof mapped>, Result<number, TrunklineError<Code>>>>(true);
function mapped(): Result<number, TrunklineError<Code>> {
  return map(result, ({ id }) => id.length);
}
const either = match(result, { ok: ({ id }) => id, err: ({ kind: told }) => told.length });
holds<Same<typeof either, string | number>>(true);
const instead = unwrapOr(result, null);
holds<Same<typeof instead, { readonly id: string } | null>>(true);
const chained = andThen(result, ({ id }) => (id === '' ? err('empty' as const) : ok(id.length)));
export const chain: Result<number, TrunklineError<Code> | 'empty'> = chained as Result<
  number,
  TrunklineError<Code> | 'empty'
>;
const together = all([ok(1), ok('two')]);
if (together.ok) holds<Same<typeof together.value, [number, string]>>(true);

/** A field table that disagrees with its interface does not compile. */
interface Shape {
  readonly id: string;
  readonly age?: number;
  readonly mode?: 'serial' | 'random';
}
const mode = oneOf(['serial', 'random']);
const rows = { id: required('id', text()), age: optional('age', integer()), mode: optional('mode', mode) };
input<Shape>(rows);
// @ts-expect-error -- a field is missing
input<Shape>({ id: rows.id, age: rows.age });
// @ts-expect-error -- a field too many
input<Shape>({ ...rows, more: optional('more', text()) });
// @ts-expect-error -- an optional field is not required
input<Shape>({ ...rows, age: required('age', integer()) });
// @ts-expect-error -- a required field is not optional
input<Shape>({ ...rows, id: optional('id', text()) });
// @ts-expect-error -- another kind
input<Shape>({ ...rows, age: optional('age', text()) });
// @ts-expect-error -- fewer values than the interface promises
input<Shape>({ ...rows, mode: optional('mode', oneOf(['serial'])) });
// @ts-expect-error -- more values than the interface allows
input<Shape>({ ...rows, mode: optional('mode', oneOf(['serial', 'random', 'other'])) });

interface Answer {
  readonly id: string;
  readonly tags: readonly string[];
  readonly owner: string | null;
  readonly mode?: 'serial' | 'random' | (string & {});
}
const read = {
  id: required(['id', 'user_id'], text()),
  tags: required('tags', rowsOf(text())),
  owner: required('owner', nullable(text())),
  mode: optional('mode', mode),
};
output<Answer>(read);
// @ts-expect-error -- a field is missing
output<Answer>({ id: read.id, tags: read.tags, owner: read.owner });
// @ts-expect-error -- a required answer is not optional
output<Answer>({ ...read, id: optional('id', text()) });
// @ts-expect-error -- an optional answer is not promised
output<Answer>({ ...read, mode: required('mode', mode) });
// @ts-expect-error -- another kind
output<Answer>({ ...read, id: required('id', integer()) });
// @ts-expect-error -- null where none is promised
output<Answer>({ ...read, id: required('id', nullable(text())) });

/** The method of an operation: the first parameter may be left out where nothing in it is required. */
type Out = Promise<Result<void, TrunklineError<Code>>>;
holds<Same<Method<Shape, void, Code>, (input: Shape, options?: CallOptions<Code>) => Out>>(true);
holds<Same<Method<{ readonly a?: 1 }, void, Code>, (input?: { readonly a?: 1 }, options?: CallOptions<Code>) => Out>>(
  true,
);
holds<Same<Method<NoInput, void, Code>, (input?: NoInput, options?: CallOptions<Code>) => Out>>(true);

/** The client has the shape of its tree; generics of a routine survive. */
declare const look: Operation<Shape, Answer, { readonly path: string }>;
declare const connection: Connection<Code>;
const each = routine((_connection: Connection<Code>) => <T>(mark: T): readonly T[] => [mark]);
const client = bindClient(connection, { tickets: { look }, each });
holds<Same<typeof client.tickets, ClientOf<{ look: typeof look }, Code>>>(true);
export const found: Promise<Result<Answer, TrunklineError<Code>>> = client.tickets.look({ id: 'x' });
export const marks: readonly 7[] = client.each(7 as const);
// @ts-expect-error -- input is needed
void client.tickets.look();
// @ts-expect-error -- a misspelt field
void client.tickets.look({ id: 'x', agee: 1 });

/** The codes of a connection are those of its dialect. */
declare const facts: Parameters<typeof connect<{ path: string }, string, unknown, Code>>[0];
const connected = connect(facts);
holds<Same<typeof connected, Connection<Code, undefined>>>(true);

/** Who is told of what was turned away gets the error whole, and need not do anything with it. */
holds<Same<ReceiverOptions<string>['onTurnedAway'], ((error: DeliveryError) => void) | undefined>>(true);
const turnedAway: ReceiverOptions<string> = {
  onTurnedAway: ({ kind, status, issues = [] }) => [kind, status, ...issues],
};
holds<Same<typeof turnedAway, ReceiverOptions<string>>>(true);
