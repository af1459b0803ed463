import {
  compose,
  routine,
  type CallOptions,
  type Composed,
  type Connection,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import type { GcCode } from './codes.ts';
import { gcCommand, type AgentFacts, type CommandFacts, type GcCommand, type GcWire } from './command.ts';
import type { ReplyReader } from './session/expectations.ts';
import type { KnownAgent, SessionState } from './session/state.ts';
import { readVerbOptions } from './verb-options.ts';

export interface GcCallOptions extends CallOptions<GcCode> {
  /** How long the event that answers may take once GC has accepted the command, in milliseconds. Default: the client's. */
  readonly replyTimeoutMs?: number;
}

/** Where and by whom the vendor's document says a command can be used. */
export interface Availability {
  /** Only with this kind of contact centre behind Finesse. Default: both. */
  readonly flavour?: 'ucce' | 'uccx';
  /** Whose command it is. Default: every agent's. */
  readonly role?: 'supervisor';
  /** What the document says of its state. */
  readonly state?: 'untested' | 'not_implemented' | 'experimental';
}

/** How a command is answered. */
export interface ReplyRule<Input, Output> {
  /** Commands that share a lane could take each other's answer, so they follow one another. */
  readonly lanes: (input: Input, agent: AgentFacts) => readonly string[];
  /** Reads the answer out of the events; a fresh one per call, since some answers take several. */
  readonly reader: (input: Input, agent: KnownAgent) => ReplyReader<Output>;
}

export type GcError = TrunklineError<GcCode>;
export type GcResult<Output> = Result<Output, GcError>;

/** A method of a session. Without required input the first parameter may be left out. */
export type GcMethod<Input, Output> =
  Record<never, never> extends Input
    ? (input?: Input, options?: GcCallOptions) => Promise<GcResult<Output>>
    : (input: Input, options?: GcCallOptions) => Promise<GcResult<Output>>;

/** A verb of GC as data: its command, how it is answered, and where it can be used. Bound to a session it is a method. */
export interface GcVerb<Input, Output> extends Routine<GcMethod<Input, Output>> {
  readonly command: GcCommand<Input>;
  readonly availability: Availability;
  /** Absent for what is done once GC has taken it. */
  readonly reply: ReplyRule<Input, Output> | undefined;
}

interface VerbFacts<Input, Output> extends CommandFacts<Input> {
  readonly availability?: Availability;
  readonly reply: ReplyRule<Input, Output>;
}

/** A command that an event answers. */
export function verb<Input, Output>(
  name: string,
  wire: GcWire,
  { reply, availability = {}, ...facts }: VerbFacts<Input, Output>,
): GcVerb<Input, Output> {
  return bound(gcCommand(name, wire, facts), availability, reply);
}

/** A command that nothing answers: GC's acceptance is all there is. */
export function silentVerb<Input>(
  name: string,
  wire: GcWire,
  { availability = {}, ...facts }: Omit<VerbFacts<Input, void>, 'reply'>,
): GcVerb<Input, void> {
  return bound<Input, void>(gcCommand(name, wire, facts), availability, undefined);
}

/** What a connection of a session holds. */
type SessionConnection = Connection<GcCode, { readonly state: SessionState }>;
type AnyMethod<Input, Output> = (input?: Input, options?: GcCallOptions) => Promise<GcResult<Output>>;

function bound<Input, Output>(
  command: GcCommand<Input>,
  availability: Availability,
  reply: ReplyRule<Input, Output> | undefined,
): GcVerb<Input, Output> {
  const leaf = routine((connection: SessionConnection): AnyMethod<Input, Output> => {
    return (input = {} as Input, options) => runVerb(connection, { command, availability, reply }, input, options);
  });
  return { ...(leaf as unknown as Routine<GcMethod<Input, Output>>), command, availability, reply };
}

type VerbParts<Input, Output> = Pick<GcVerb<Input, Output>, 'command' | 'availability' | 'reply'>;

async function runVerb<Input, Output>(
  connection: SessionConnection,
  parts: VerbParts<Input, Output>,
  asked: Input,
  given: unknown,
): Promise<GcResult<Output>> {
  const input = snapshot(asked);
  const { state } = connection.state;
  const { name } = parts.command;
  const { replyTimeoutMs = state.replyTimeoutMs, issues, options } = readVerbOptions(given);
  const whole = { ...options, timeoutMs: options.totalTimeoutMs ?? connection.totalTimeoutMs };
  const result = await compose<Output, GcCode>(connection, name, whole, async (own) =>
    issues.length > 0 ? own.wrong(issues) : perform(own, state, parts, input, replyTimeoutMs),
  );
  if (!result.ok) state.noteFailure(result.error);
  return result;
}

/** The input as it is now: a command may wait for its lane. */
function snapshot<Input>(input: Input): Input {
  try {
    return typeof input === 'object' && input !== null ? { ...input } : input;
  } catch {
    return input; // a getter or proxy that throws is refused with the rest
  }
}

/** lanes ─ expectation ─ command ─ event, as one Result */
async function perform<Input, Output>(
  own: Composed<GcCode>,
  state: SessionState,
  { command, availability, reply }: VerbParts<Input, Output>,
  input: Input,
  replyTimeoutMs: number,
): Promise<GcResult<Output>> {
  const refusal = state.refusal(command.name, availability);
  if (refusal !== undefined) return own.refused(refusal);
  const checked = own.check(command, input);
  if (!checked.ok) return checked;
  if (reply === undefined || !state.answersByEvent(command.name)) {
    const taken = await own.run(command, input);
    if (taken.ok) state.noteDone(command.name, input);
    return taken as GcResult<Output>;
  }

  const lanes = reply.lanes(input, state.agent);
  const entering = state.lanes.enter(lanes, own.signal);
  const entered = await own.until(entering, 'limit');
  if (!entered.ok) {
    // Let in too late, or while it was being given up: the next one may go.
    void entering.then((isIn) => isIn && state.lanes.leave(lanes));
    return entered;
  }
  // The session may have ended while others were ahead.
  const ended = state.refusal(command.name, availability);
  if (ended !== undefined) {
    state.lanes.leave(lanes);
    return own.refused(ended);
  }
  state.noteBegin(input);
  const onAnswered = (): void => state.noteDone(command.name, input);
  const expected = state.expectations.expect(reply.reader(input, state.agent), onAnswered);
  const accepted = await own.run(command, input);
  // An event may overtake the HTTP answer, and then it knows better than a connection that broke.
  if (!accepted.ok && expected.early() === undefined) {
    if (accepted.error.outcome === 'unknown') state.quarantine(expected, lanes);
    else {
      expected.forget();
      state.lanes.leave(lanes);
    }
    return accepted;
  }
  const came = await own.until(expected.answer, 'reply', replyTimeoutMs);
  if (!came.ok) {
    state.quarantine(expected, lanes);
    return came;
  }
  const { value } = came;
  // After an error that may have been another's, the answer may still come.
  if (!value.answered && value.reading.outcome === 'unknown') state.quarantine(expected, lanes);
  else state.lanes.leave(lanes);
  if (value.answered) return own.done(value.value);
  return own.rejected(value.reading, value.vendorText === undefined ? {} : { vendorText: value.vendorText });
}
