import type { StatusName } from './codes.ts';
import type { PtkCallbackHours, PtkCallbackQueue, PtkCallbackTenant } from './directory.ts';

/** What may change about a queue while it is in use. */
export type QueueChange = Omit<PtkCallbackQueue, 'queueId' | 'name' | 'variables'>;

type Settings = Required<Omit<PtkCallbackQueue, 'variables' | 'hours' | 'skills'>> &
  Pick<PtkCallbackQueue, 'hours' | 'skills'>;

/** A queue, as it stands now. */
export interface Queue {
  readonly tenant: string;
  settings: Settings;
  readonly variables: Map<string, string>;
}

/** A segment with its queue. */
export interface Segment {
  readonly name: string;
  readonly tenant: string;
  readonly treatmentType: number;
  readonly queue: Queue;
}

export interface Queues {
  readonly tenants: readonly string[];
  readonly segments: readonly Segment[];
  readonly queues: readonly Queue[];
  /** A segment of a tenant that takes requests of the toolkit, or why there is none. */
  segment(tenant: string, name: string): Segment | StatusName;
  /** The queue that a request names by its id or by a segment, or why there is none. `missing`: neither is given. */
  named(
    tenant: string,
    asked: { readonly segment: string; readonly queueId: string },
    missing: StatusName,
  ): Queue | StatusName;
  change(queueId: string, change: QueueChange): void;
}

const ordinary = {
  mode: 'Callback',
  ewtSeconds: 300,
  ewtSecondsPerCallback: 60,
  capacity: Infinity,
  appointments: true,
  slotMinutes: 30,
  slotCapacity: 2,
  doubleCheck: true,
};

const treatmentOfToolkit = 20;

export const openQueues = (tenants: readonly PtkCallbackTenant[]): Queues => {
  const queues = tenants.flatMap(({ name: tenant, queues: all }) =>
    all.map(({ variables = {}, ...settings }): Queue => ({
      tenant,
      settings: checked({ ...ordinary, ...settings }),
      variables: new Map(Object.entries(variables)),
    })),
  );
  const queueOf = (tenant: string, queueId: string): Queue | undefined =>
    queues.find((queue) => queue.tenant === tenant && queue.settings.queueId === queueId);
  const segments = tenants.flatMap(({ name: tenant, segments: all }) =>
    all.map(({ name, queueId, treatmentType = treatmentOfToolkit }): Segment => {
      const queue = queueOf(tenant, queueId);
      if (queue === undefined) throw new TypeError(`The segment ${name} lies in a queue that ${tenant} doesn't have.`);
      return { name, tenant, treatmentType, queue };
    }),
  );
  const segment: Queues['segment'] = (tenant, name) => {
    if (name === '') return 'SegmentRequired';
    const found = segments.find((one) => one.tenant === tenant && one.name === name);
    if (found === undefined) return 'InvalidSegment';
    return found.treatmentType === treatmentOfToolkit ? found : 'InvalidSegmentTreatmentType';
  };
  return {
    tenants: tenants.map(({ name }) => name),
    segments,
    queues,
    segment,
    named: (tenant, asked, missing) => {
      if (asked.queueId !== '') return queueOf(tenant, asked.queueId) ?? 'QueueIdNotFound';
      if (asked.segment === '') return missing;
      const found = segment(tenant, asked.segment);
      return typeof found === 'string' ? found : found.queue;
    },
    change: (queueId, change) => {
      const queue = queues.find(({ settings }) => settings.queueId === queueId);
      if (queue === undefined) throw new TypeError('There is no such queue.');
      queue.settings = checked({ ...queue.settings, ...change });
    },
  };
};

/** Wrong hours are told at once, and not by the first request. */
const checked = (settings: Settings): Settings => {
  const { opens = '00:00', closes = '24:00' } = settings.hours ?? {};
  if (minutesOfDay(opens) >= minutesOfDay(closes)) throw new TypeError('A queue opens before it closes.');
  return settings;
};

const minutesOfDay = (text: string): number => {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  if (hours === undefined || all > 24 * 60) throw new TypeError(`Opening hours look like 09:00, not "${text}".`);
  return all;
};

/** Whether the queue is open at that moment. */
export const isOpen = (hours: PtkCallbackHours | undefined, at: number): boolean => {
  if (hours === undefined) return true;
  const moment = new Date(at);
  const minutes = moment.getUTCHours() * 60 + moment.getUTCMinutes();
  const isDay = hours.days?.includes(moment.getUTCDay() || 7) ?? true;
  return isDay && minutes >= minutesOfDay(hours.opens) && minutes < minutesOfDay(hours.closes);
};
