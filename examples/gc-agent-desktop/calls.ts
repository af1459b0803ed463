/** The calls at one telephone, as GC's events tell of them. */
import type { GcCallProgress, GcConsultCallEvent, GcDialogFacts, GcEvent } from '@trunkline/gc';

type CallState = 'ringing' | 'dialling' | 'talking' | 'held' | 'failed';

export interface Call {
  readonly id: string;
  readonly kind: 'incoming' | 'outgoing' | 'consultation' | 'listening';
  readonly state: CallState;
  /** The other side; empty for a call that began before this program did. */
  readonly number: string;
  readonly queue: string | undefined;
  /** Everybody else in it: two or more make a conference. */
  readonly parties: readonly string[];
  /** Of a consultation: the call it is about. */
  readonly about: string | undefined;
  /** When it came into this state. */
  readonly since: number;
  /** What the agent says it was about. */
  readonly reason?: string;
}

export interface CallBook {
  readonly all: readonly Call[];
  /** The last call in which somebody talked. */
  readonly last: Call | undefined;
  readonly hear: (event: GcEvent) => void;
  /** The agent dials: no event says whom until the other side has a telephone. Empty when it came to nothing. */
  readonly dialling: (number: string, about?: string) => void;
  /** What the answer to a command says, where GC sends no event of the call. */
  readonly become: (id: string, state: CallState) => void;
  readonly noteReason: (id: string, reason: string) => void;
}

const statesOfDialogs: Readonly<Record<string, CallState>> = {
  INITIATING: 'dialling',
  INITIATED: 'dialling',
  ACCEPTED: 'dialling',
  ACTIVE: 'talking',
  HELD: 'held',
  FAILED: 'failed',
};
const endings = new Set(['DROPPED', 'WRAP_UP', 'NOT_FOUND']);
/** An event that others have overtaken must not bring a call back that is over. */
const overtakenMs = 2_000;

export function openCallBook(extension: string, now: () => number = Date.now): CallBook {
  const calls = new Map<string, Call>();
  const endedAt = new Map<string, number>();
  let dialled: { readonly number: string; readonly about: string | undefined } | undefined;
  let last: Call | undefined;

  function put(id: string, change: Partial<Call>): void {
    const before = calls.get(id);
    const fresh: Call = {
      id,
      kind: 'incoming',
      state: 'talking',
      number: '',
      queue: undefined,
      parties: [],
      about: undefined,
      since: now(),
    };
    const after = { ...(before ?? fresh), ...change };
    calls.set(id, after.state === before?.state ? after : { ...after, since: now() });
  }

  function end(id: string): void {
    const call = calls.get(id);
    if (call === undefined) return;
    calls.delete(id);
    endedAt.set(id, now());
    for (const [old, at] of endedAt) if (now() - at > overtakenMs) endedAt.delete(old);
    const talked = call.state === 'talking' || call.state === 'held';
    if (talked && (call.kind === 'incoming' || call.kind === 'outgoing')) last = call;
  }

  const isOver = (id: string): boolean => now() - (endedAt.get(id) ?? -Infinity) < overtakenMs;
  /** A supervisor listens to this agent, who should not see it. */
  const isListenedTo = ({ callType, fromAddress }: GcCallProgress): boolean =>
    callType === 'SUPERVISOR_MONITOR' && fromAddress !== extension;

  function kindOf({ callType, fromAddress, associatedDialogId = '' }: GcDialogFacts): Call['kind'] {
    if (callType === 'SUPERVISOR_MONITOR') return 'listening';
    if (fromAddress !== extension) return 'incoming';
    return calls.has(associatedDialogId) ? 'consultation' : 'outgoing';
  }

  function hearCall(event: GcDialogFacts): void {
    const { dialogId, state = '', fromAddress = '', participants = [], queueName } = event;
    if (dialogId === undefined || isOver(dialogId) || isListenedTo(event)) return;
    const before = calls.get(dialogId);
    const own = participants.find(({ mediaAddress }) => mediaAddress === extension)?.state;
    const told = state === 'DROPPED' ? state : (own ?? state);
    if (endings.has(told)) return end(dialogId);
    const kind = before?.number ? before.kind : kindOf(event);
    const parties = participants.flatMap(({ mediaAddress }) => mediaAddress ?? []).filter((who) => who !== extension);
    const alerting = kind === 'incoming' ? 'ringing' : 'dialling';
    const begun = before === undefined && kind !== 'incoming' ? dialled : undefined;
    if (begun !== undefined) dialled = undefined;
    const known = before?.number || begun?.number || parties[0] || '';
    put(dialogId, {
      kind,
      number: kind === 'incoming' ? fromAddress || known : known,
      queue: queueName ?? before?.queue,
      parties: parties.length > 0 ? parties : (before?.parties ?? []),
      about: before?.about ?? (kind === 'consultation' ? (event.associatedDialogId ?? begun?.about) : undefined),
      state: told === 'ALERTING' ? alerting : (statesOfDialogs[told] ?? before?.state ?? 'talking'),
    });
  }

  /** Also told of a transfer without asking, where the agent consults nobody. */
  function hearConsultation({ assDialogId: id, toAddress = '' }: GcConsultCallEvent): void {
    if (id === undefined || calls.has(id) || isOver(id) || dialled?.about === undefined) return;
    put(id, { kind: 'consultation', state: 'dialling', number: dialled.number || toAddress, about: dialled.about });
    dialled = undefined;
  }

  function hear(event: GcEvent): void {
    if (event.type === 'newInboundCall') hearCall({ ...event, state: 'ALERTING' });
    else if (event.type === 'consultCall') hearConsultation(event);
    // A state alone is the answer to a question about one call, and what follows a log-in into a call that goes on.
    else if (event.type === 'inboundCall' || event.type === 'dialogState') hearCall(event);
    // An offer of a campaign is not a call yet: see Adapt in the README.
    else if (event.type === 'outboundCall' && !event.callType?.includes('PREVIEW')) hearCall(event);
  }

  return {
    get all() {
      return [...calls.values()];
    },
    get last() {
      return last;
    },
    hear,
    dialling: (number, about) => void (dialled = { number, about }),
    become: (id, state) => void (calls.has(id) && put(id, { state })),
    noteReason: (id, reason) => void (last?.id === id && (last = { ...last, reason })),
  };
}
