import type { Backstage } from '../frame/vendor.ts';
import type { Queue, Segment } from './queues.ts';
import type { ScriptSource } from './script.ts';
import type { Pair } from './soap/given.ts';

/** Where an interaction is in its life. The last six are its end. */
export type PtkCallbackInteractionState =
  | 'waiting'
  | 'scheduled'
  | 'inbound'
  | 'calling'
  | 'talking'
  | 'finished'
  | 'failed'
  | 'removed'
  | 'cancelled'
  | 'dequeued'
  | 'disconnected';

/** `ASAP`: at the first available moment. `Scheduled`: by appointment. `Inbound`: a call that came in. */
export type InteractionType = 'ASAP' | 'Scheduled' | 'Inbound';

export interface Interaction {
  readonly id: string;
  readonly segment: Segment;
  type: InteractionType;
  state: PtkCallbackInteractionState;
  readonly contact: string;
  readonly createdAt: number;
  appointmentAt: number | undefined;
  readonly externalTrackingId: string;
  readonly clientId: string;
  readonly sourceApplication: string;
  readonly userData: Map<string, string>;
  /** What a client said of its result, or why it was taken out. */
  remark: string;
  /** Calls off what is planned for it. */
  timer: () => void;
}

export interface NewInteraction extends Pick<Interaction, 'segment' | 'type' | 'contact'> {
  readonly appointmentAt?: number | undefined;
  readonly externalTrackingId?: string;
  readonly clientId?: string;
  readonly sourceApplication?: string;
  readonly userData?: readonly Pair[] | undefined;
}

const waitingStates: readonly PtkCallbackInteractionState[] = ['waiting', 'scheduled'];
const liveStates: readonly PtkCallbackInteractionState[] = [...waitingStates, 'inbound', 'calling', 'talking'];

/** A callback that nobody has been called for yet. */
export const isWaiting = ({ state }: Interaction): boolean => waitingStates.includes(state);
export const isLive = ({ state }: Interaction): boolean => liveStates.includes(state);

/** All interactions so far, and how time moves them on. */
export interface InteractionBook {
  readonly all: readonly Interaction[];
  byId(id: string): Interaction | undefined;
  byTrackingId(id: string): Interaction | undefined;
  liveIn(queue: Queue): readonly Interaction[];
  /** Seconds until an interaction that is added now would be called. */
  estimatedWait(queue: Queue): number;
  add(interaction: NewInteraction): Interaction;
  /** Moves a callback to this moment. */
  move(interaction: Interaction, at: number): void;
  end(interaction: Interaction, state: PtkCallbackInteractionState, remark: string): void;
}

export const createInteractionBook = (
  { ids, time }: Pick<Backstage, 'ids' | 'time'>,
  script: ScriptSource,
): InteractionBook => {
  const all: Interaction[] = [];
  const liveIn = (queue: Queue): readonly Interaction[] =>
    all.filter((one) => one.segment.queue === queue && isLive(one));

  const goOn = (
    interaction: Interaction,
    state: PtkCallbackInteractionState,
    afterMs: number,
    then: () => void,
  ): void => {
    interaction.state = state;
    interaction.timer = time.schedule(afterMs, then);
  };
  const finish = (interaction: Interaction, state: PtkCallbackInteractionState): void => {
    interaction.timer();
    interaction.state = state;
  };
  const call = (interaction: Interaction): void => {
    const { answer, ringMs, talkMs } = script.contactAt(interaction.contact);
    goOn(interaction, 'calling', ringMs, () => {
      if (answer !== 'talk') return finish(interaction, 'failed');
      goOn(interaction, 'talking', talkMs, () => finish(interaction, 'finished'));
    });
  };
  const estimatedWait: InteractionBook['estimatedWait'] = (queue) => {
    const { ewtSeconds, ewtSecondsPerCallback } = queue.settings;
    return ewtSeconds + ewtSecondsPerCallback * liveIn(queue).filter(({ state }) => state === 'waiting').length;
  };
  const plan = (interaction: Interaction): void => {
    const { type, appointmentAt, segment } = interaction;
    if (type === 'Inbound') return;
    const dueMs =
      appointmentAt === undefined ? estimatedWait(segment.queue) * 1000 : Math.max(0, appointmentAt - time.now());
    goOn(interaction, appointmentAt === undefined ? 'waiting' : 'scheduled', dueMs, () => call(interaction));
  };

  return {
    all,
    byId: (id) => all.find((one) => one.id === id),
    byTrackingId: (id) => all.find((one) => one.externalTrackingId === id),
    liveIn,
    estimatedWait,
    add: ({ userData = [], ...rest }) => {
      const interaction: Interaction = {
        appointmentAt: undefined,
        externalTrackingId: '',
        clientId: '',
        sourceApplication: '',
        ...rest,
        id: ids.uuid(),
        state: 'inbound',
        createdAt: time.now(),
        userData: new Map(userData),
        remark: '',
        timer: () => undefined,
      };
      plan(interaction);
      all.push(interaction);
      return interaction;
    },
    move: (interaction, at) => {
      interaction.timer();
      interaction.appointmentAt = at;
      interaction.type = 'Scheduled';
      plan(interaction);
    },
    end: (interaction, state, remark) => {
      finish(interaction, state);
      interaction.remark = remark;
    },
  };
};
