/**
 * A miniature of ExpertFlow's Generic Connector: positional bodies, an HTTP answer that says no more than "accepted",
 * and the reply as an event that is posted to us, sometimes before that answer. No id ties the two together.
 */
import { expect, it } from 'vitest';
import {
  bindClient,
  compose,
  connect,
  defineCodes,
  input,
  memoryAwaitedOutcomes,
  noInput,
  noOutput,
  operation,
  required,
  routine,
  text,
  vendorText,
  wireText,
  type CallOptions,
  type ClientOf,
  type Connection,
  type Dialect,
  type Operation,
  type Result,
  type Routine,
  type TrunklineError,
} from '../../src/index.ts';
import { gcReceiver, type GcEvent } from './gc-events.ts';
import { GcServer } from './gc-server.ts';
import { serveHttp } from './loopback.ts';

// codes.ts
// oxfmt-ignore
const codes = defineCodes({
  entries: [
    { code: 'CF_INVALID_OBJECT_STATE', name: 'InvalidObjectState', effect: 'failure', category: 'invalid_state', retry: 'never', description: 'The state does not allow it.' },
    { code: 'CF_RESOURCE_BUSY', name: 'ResourceBusy', effect: 'failure', category: 'unavailable', retry: 'later', description: 'A resource is in use.' },
    { code: 'NO_DIALOG_ID', name: 'NoDialogId', effect: 'failure', category: 'not_found', retry: 'after_fix', description: 'There is no such dialog.' },
    { code: 'SESSION_INVALIDATED', name: 'SessionInvalidated', effect: 'failure', category: 'authentication', retry: 'after_login', description: 'The agent logged in elsewhere.' },
  ],
});
type GcCode = (typeof codes.entries)[number]['code'];
type GcResult<T> = Result<T, TrunklineError<GcCode>>;

// operations/: a command is an ordinary call whose output is acceptance
interface GcWire {
  readonly verb: string;
  /** Hello speaks for the client and tells where events go; everything else speaks for the agent. */
  readonly hello?: true;
}
type GcCommand<Input> = Operation<Input, void, GcWire>;
const position = text({ pattern: /^[^,\r\n#|]+$/, expected: 'a text without comma, line break, # and |' });

type Facts<Input> = Pick<GcCommand<Input>, 'wire' | 'input' | 'repeat'>;
const command = <Input>(name: string, facts: Facts<Input>): GcCommand<Input> =>
  operation({ name: `commands.${name}`, output: noOutput, evidence: 'documented', ...facts });

const hello = command('hello', { wire: { verb: 'Hello', hello: true }, input: noInput, repeat: 'safe' });
const makeReady = command('makeReady', { wire: { verb: 'MakeReady' }, input: noInput, repeat: 'idempotent' });

interface Transfer {
  readonly number: string;
  readonly dialogId: string;
}
const blindTransfer = command('blindTransfer', {
  wire: { verb: 'Transfer_sst' },
  input: input<Transfer>({
    number: required('Other_Party_Extension_Number', position),
    dialogId: required('Dialog_ID', position),
  }),
  repeat: 'unsafe',
});

// wire.ts
interface GcOptions {
  readonly agentId: string;
  readonly callbackFqdn: string;
}
const gcDialect = ({
  agentId,
  callbackFqdn,
}: GcOptions): Dialect<GcWire, Readonly<Record<string, string>>, unknown, GcCode> => ({
  vendor: 'gc',
  encode(wire, { operation: { wire: place, input: shape } }) {
    const positions = Object.values(shape.fields).map(({ wire: [name] }) => wireText(wire[name]));
    const body = positions.length === 0 ? 'null' : positions.join(',');
    const data = { type: `${place.verb}#${place.hello === true ? 'desk' : agentId}`, body, sessionUrl: 'session-1' };
    return place.hello === true ? { ...data, callbackFqdn, callbackEndpoint: '/events' } : data;
  },
  stamp: (data) => ({
    method: 'POST',
    path: 'gc',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  }),
  open: () => ({ opened: true, value: undefined }),
  judge: (_, { answer: { status = 0 } }) =>
    status >= 200 && status < 300 ? { verdict: 'accepted', payload: undefined } : { verdict: 'foreign' },
});

// session/reply.ts: expectation ─ call ─ event, as one Result
interface ReplyOptions extends CallOptions<GcCode> {
  readonly replyTimeoutMs?: number;
}

/** What the connection keeps beside: one command at a time, since an error doesn't say which one it is about. */
interface Desk {
  readonly lane: <T>(work: () => Promise<T>) => Promise<T>;
}
function openDesk(): Desk {
  let last: Promise<unknown> = Promise.resolve();
  return {
    lane: (work) => {
      const next = last.then(work, work);
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** A command that is done when its event has come. */
function replied<Input>(
  command: GcCommand<Input>,
  name: string,
  isReply: (event: GcEvent, input: Input) => boolean,
): Routine<(input: Input, options?: ReplyOptions) => Promise<GcResult<GcEvent>>> {
  return routine(
    (connection: Connection<GcCode, Desk>) =>
      (input, { replyTimeoutMs: timeoutMs = 10_000, ...options } = {}) =>
        connection.state.lane(() =>
          compose(connection, name, { ...options, timeoutMs }, async (own) => {
            const wanted = (event: GcEvent): boolean => event.type === 'Error' || isReply(event, input);
            const reply = connection.coordination.outcomes.expect(agentId, wanted);
            try {
              const accepted = await own.run(command, input);
              if (!accepted.ok) return accepted;
              const came = await own.until(reply.outcome, 'reply');
              if (!came.ok || came.value.type !== 'Error') return came;
              const { errorType, errorMessage } = came.value;
              return own.rejected(
                codes.find(errorType),
                errorMessage === undefined ? {} : { vendorText: errorMessage },
              );
            } finally {
              reply.cancel();
            }
          }),
        ),
  );
}

// operations/index.ts
const agentId = '1001';
const session = {
  hello: replied(hello, 'session.hello', ({ type }) => type === 'System'),
  makeReady: replied(makeReady, 'session.makeReady', ({ type, state }) => type === 'State' && state === 'READY'),
  blindTransfer: replied(
    blindTransfer,
    'session.blindTransfer',
    ({ type, dialogId, state }, to) => type === 'InboundCall' && dialogId === to.dialogId && state === 'Dropped',
  ),
};
const tree = { commands: { hello, makeReady, blindTransfer }, session };

// client.ts
type GcClient = ClientOf<typeof tree, GcCode>;
async function open(): Promise<{ gc: GcClient; server: GcServer; connection: Connection<GcCode, Desk> }> {
  const outcomes = memoryAwaitedOutcomes();
  const receiver = gcReceiver(agentId, outcomes);
  const callbackFqdn = await serveHttp(async ({ path, body }) => {
    const answer = await receiver.receive(new Request(`http://desk${path}`, { method: 'POST', body }));
    return { status: answer.status, body: '' };
  });
  const server = new GcServer();
  const connection = connect({
    dialect: gcDialect({ agentId, callbackFqdn }),
    options: { baseUrl: await serveHttp((asked) => server.answer(asked)), coordination: { outcomes } },
    state: openDesk(),
  });
  const gc = bindClient(connection, tree);
  server.eventFor = () => ({ type: 'System', status: 'IN_SERVICE' });
  server.eventFirst = true;
  await gc.session.hello({});
  server.eventFirst = false;
  server.log.length = 0;
  return { gc, server, connection };
}

const call = { number: '7002', dialogId: 'd-1' };
const dropped = { type: 'InboundCall', dialogID: 'd-1', state: 'Dropped' };

it('says of a command that it was accepted, and sends its parameters by position', async () => {
  const { gc, server } = await open();
  server.eventFor = () => undefined;
  expect(await gc.commands.blindTransfer(call)).toMatchObject({ ok: true, meta: { status: 200 } });
  expect(await gc.commands.makeReady()).toMatchObject({ ok: true });
  expect(server.log).toEqual(['Transfer_sst#1001 7002,d-1', 'accepted', 'MakeReady#1001 null', 'accepted']);
  const { error } = await gc.commands.blindTransfer({ ...call, number: '7002,7003' });
  expect(error).toMatchObject({ kind: 'input', issues: [{ path: 'number' }] });
});

it('answers with the event that a command causes', async () => {
  const { gc, server } = await open();
  server.eventFor = () => dropped;
  const result = await gc.session.blindTransfer(call);
  expect(result).toMatchObject({ ok: true, value: { dialogId: 'd-1' }, meta: { operation: 'session.blindTransfer' } });
  await expect.poll(() => server.log.slice(1)).toEqual(['accepted', 'event 200']);
});

it('does not miss an event that overtakes the answer', async () => {
  const { gc, server } = await open();
  server.eventFirst = true;
  server.eventFor = () => dropped;
  expect(await gc.session.blindTransfer(call)).toMatchObject({ ok: true, value: { dialogId: 'd-1' } });
  expect(server.log.slice(1)).toEqual(['event 200', 'accepted']);
});

it('answers with the error of the vendor when an error comes as the event', async () => {
  const { gc, server } = await open();
  server.eventFor = () => ({ type: 'Error', errorType: 'NO_DIALOG_ID', errorMessage: 'in words' });
  const { error } = await gc.session.blindTransfer(call);
  expect(error).toMatchObject({ kind: 'api', code: 'NO_DIALOG_ID', category: 'not_found', outcome: 'rejected' });
});

it('blames the command that waits, since an error does not name one', async () => {
  const { gc, server } = await open();
  server.eventFor = (type) =>
    type.startsWith('MakeReady') ? { type: 'Error', errorType: 'CF_INVALID_OBJECT_STATE' } : dropped;
  const [transferred, ready] = await Promise.all([gc.session.blindTransfer(call), gc.session.makeReady({})]);
  expect(transferred.ok).toBe(true);
  expect(ready.error).toMatchObject({ kind: 'api', code: 'CF_INVALID_OBJECT_STATE', operation: 'session.makeReady' });
});

it('does not know what became of a command when no event comes', async () => {
  const { gc, server } = await open();
  server.eventFor = () => undefined;
  const { error } = await gc.session.makeReady({}, { replyTimeoutMs: 60 });
  expect(error).toMatchObject({ kind: 'timeout', phase: 'reply', outcome: 'unknown', retry: 'poll' });
});

it('hands out what the vendor said in the event when asked', async () => {
  const { gc, server } = await open();
  server.eventFor = () => ({ type: 'Error', errorType: 'NO_DIALOG_ID', errorMessage: 'in words' });
  const { error } = await gc.session.blindTransfer(call);
  expect(vendorText(error)).toBe('in words');
});

it('ends the wait for an event when the client is closed', async () => {
  const { gc, server, connection } = await open();
  server.eventFor = () => undefined;
  const waiting = gc.session.makeReady({}, { replyTimeoutMs: 100 });
  await expect.poll(() => server.log.at(-1)).toBe('accepted');
  await connection.close({ drainMs: 0 });
  expect((await waiting).error).toMatchObject({ kind: 'aborted', phase: 'reply' });
});
