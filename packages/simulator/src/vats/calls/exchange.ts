import type { Backstage } from '../../frame/vendor.ts';
import type { VatsSettings } from '../options.ts';
import { numberAnswers, type ScriptSource } from '../script.ts';
import { callEvent, summaryEvent } from './events.ts';
import { isLive, type Conversation, type Leg, type Location, type Party, type Side, type Transfer } from './leg.ts';
import type { Recorder } from './recorder.ts';

/** The reasons that the exchange itself gives for the end of a leg. */
export const reasons = {
  passedOn: 1000,
  endedByCaller: 1110,
  endedByCallee: 1120,
  endedByCommand: 1181,
  answeredElsewhere: 1182,
  newOperator: 1183,
  allOperatorsUnavailable: 1164,
} as const;

/** How long after its last leg a conversation is summed up, in milliseconds. */
const summaryDelayMs = 200;

const mostConversations = 10_000;

interface NewConversation {
  readonly direction: Conversation['direction'];
  readonly from: Party;
  readonly to: Party;
  readonly lineNumber: string;
  readonly byCommand: boolean;
  readonly task?: NonNullable<Conversation['task']>;
  readonly behaviour?: NonNullable<Conversation['behaviour']>;
}

export interface NewLeg {
  readonly conversation: Conversation;
  readonly location?: Location;
  readonly from: Party;
  readonly to: Party;
  readonly takenFrom?: Leg | undefined;
  readonly groupExtension?: string | undefined;
  readonly transfer?: Transfer | undefined;
  readonly commandId?: string | undefined;
  readonly consultationOf?: Leg | undefined;
}

/** Keeps the legs and announces every change of one. */
export interface Exchange {
  readonly conversations: readonly Conversation[];
  leg(callId: string): Leg | undefined;
  open(conversation: NewConversation): Conversation;
  /** A new leg, in the state Appeared. */
  appear(leg: NewLeg): Leg;
  /** Rings the far end until its script decides: connected, or ended with a reason. */
  ring(leg: Leg, whenConnected: () => void): void;
  connect(leg: Leg): void;
  /** Lets the two talk until the script ends it. */
  readonly talk: (leg: Leg) => void;
  hold(leg: Leg, side: Side): void;
  /** Back from hold. */
  resume(leg: Leg): void;
  /** The held caller and the one who was asked for advice are joined; who asked is out. */
  join(held: Leg, consulted: Leg): void;
  end(leg: Leg, reason: number): void;
  /** Ends the leg after a while, unless something else happens to it first. */
  endAfter(leg: Leg, ms: number, reason: number): void;
  reset(): void;
}

export const createExchange = (
  { ids, time, post }: Backstage,
  settings: VatsSettings,
  script: ScriptSource,
  recorder: Recorder,
): Exchange => {
  const conversations: Conversation[] = [];
  const legs = new Map<string, Leg>();
  const now = time.now;

  const announce = (leg: Leg): void => {
    leg.seq += 1;
    void post('events/call', callEvent(leg, now(), settings.apiVersion));
  };
  const plan = (leg: Leg, ms: number, run: () => void): void => {
    leg.timer();
    leg.timer = time.schedule(ms, run);
  };

  const connect = (leg: Leg): void => {
    leg.state = 'Connected';
    leg.wasConnected = true;
    leg.connectedAt ??= now();
    // Whoever failed to answer before doesn't matter any more.
    delete leg.conversation.disconnectReason;
    announce(leg);
  };

  const ring = (leg: Leg, whenConnected: () => void): void => {
    const { answer, ringMs } = script.behaviourOf(leg.to, leg.conversation.behaviour);
    plan(leg, ringMs, () => {
      const { reason } = numberAnswers[answer];
      if (reason !== undefined) return end(leg, reason);
      connect(leg);
      whenConnected();
    });
  };

  const talk = (leg: Leg): void => {
    leg.conversation.talkedAt ??= now();
    const { talkMs, endedBy } = script.behaviourOf(leg.to, leg.conversation.behaviour);
    plan(leg, talkMs, () => {
      if (endedBy === 'callee') return end(leg, reasons.endedByCallee);
      // Who asked for advice and hangs up leaves the other two together.
      return leg.consultationOf === undefined ? end(leg, reasons.endedByCaller) : join(leg.consultationOf, leg);
    });
  };

  const resume = (held: Leg): void => {
    if (held.state !== 'OnHold') return;
    delete held.holdSide;
    connect(held);
    talk(held);
  };

  const join = (held: Leg, consulted: Leg): void => {
    const initiator = held.holdSide ?? 'to';
    held.transferredSide = initiator;
    consulted.from = initiator === 'to' ? held.from : held.to;
    delete consulted.consultationOf;
    connect(consulted);
    talk(consulted);
    end(held, reasons.newOperator);
  };

  const end = (leg: Leg, reason: number): void => {
    if (!isLive(leg)) return;
    leg.timer();
    leg.state = 'Disconnected';
    leg.disconnectReason = reason;
    leg.endedAt = now();
    announce(leg);
    recorder.finish(leg);
    leg.whenEnded(reason);
    if (!leg.conversation.legs.some(isLive)) close(leg.conversation, reason);
  };

  // Under load for hours, all conversations together would fill the memory.
  const forgetOldest = (): void => {
    if (conversations.length <= mostConversations) return;
    const oldest = conversations.findIndex(({ endedAt }) => endedAt !== undefined);
    for (const leg of conversations[oldest]?.legs ?? []) legs.delete(leg.callId);
    if (oldest !== -1) conversations.splice(oldest, 1);
  };

  const close = (conversation: Conversation, reason: number): void => {
    if (conversation.endedAt !== undefined) return;
    conversation.endedAt = now();
    conversation.disconnectReason ??= reason;
    time.schedule(summaryDelayMs, () => void post('events/summary', summaryEvent(conversation, now())));
  };

  return {
    conversations,
    leg: (callId) => legs.get(callId),
    open: (conversation) => {
      const opened = { ...conversation, entryId: ids.opaque('entry'), legs: [], createdAt: now() };
      conversations.push(opened);
      forgetOldest();
      return opened;
    },
    appear: ({ conversation, location = 'abonent', from, to, takenFrom, ...rest }) => {
      const leg: Leg = {
        callId: ids.opaque('call'),
        conversation,
        location,
        from,
        to,
        state: 'Appeared',
        seq: 0,
        wasConnected: false,
        appearedAt: now(),
        recordingIds: [],
        timer: () => undefined,
        whenEnded: () => undefined,
        ...(takenFrom === undefined ? {} : { takenFrom: takenFrom.callId }),
        ...present(rest),
      };
      conversation.legs.push(leg);
      legs.set(leg.callId, leg);
      if (location === 'abonent') conversation.forwardedAt ??= now();
      announce(leg);
      return leg;
    },
    ring,
    connect,
    talk,
    hold: (leg, side) => {
      leg.state = 'OnHold';
      leg.holdSide = side;
      announce(leg);
    },
    resume,
    join,
    end,
    endAfter: (leg, ms, reason) => plan(leg, ms, () => end(leg, reason)),
    reset: () => {
      conversations.length = 0;
      legs.clear();
    },
  };
};

type Present<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

const present = <Fields extends object>(fields: Fields): Partial<Present<Fields>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Present<Fields>>;
