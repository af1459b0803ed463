import { elements } from './lists.ts';
import { count, isWire, put, text, type Wire } from './wire.ts';

/**
 * The figures of a queue. All fields are inferred: Finesse's have them, some on UCCE only. One that is -1 on the wire, for
 * "not available", is absent.
 */
export interface QueueStatistics {
  readonly callsInQueue?: number;
  /** A point in time, as the server writes it. */
  readonly startTimeOfLongestCallInQueue?: string;
  readonly agentsReady?: number;
  readonly agentsNotReady?: number;
  readonly agentsBusyOther?: number;
  readonly agentsLoggedOn?: number;
  readonly agentsTalkingInbound?: number;
  readonly agentsTalkingOutbound?: number;
  readonly agentsTalkingInternal?: number;
  readonly agentsWrapUpNotReady?: number;
  readonly agentsWrapUpReady?: number;
}

/** A queue. All fields are inferred: Finesse's queue has them. `rawOf` has what came. */
export interface Queue {
  readonly uri?: string;
  readonly name?: string;
  readonly statistics?: QueueStatistics;
}

/** The queues of a supervisor and how they stand. Wire: `Queue Stats`, with a space. Documented; what a queue looks like is not. */
export interface GcQueueStatsEvent {
  readonly type: 'queueStats';
  readonly agentId?: string;
  /** Wire: `queue`. */
  readonly queues: readonly Queue[];
}

const counts = [
  'callsInQueue',
  'agentsReady',
  'agentsNotReady',
  'agentsBusyOther',
  'agentsLoggedOn',
  'agentsTalkingInbound',
  'agentsTalkingOutbound',
  'agentsTalkingInternal',
  'agentsWrapUpNotReady',
  'agentsWrapUpReady',
] as const;

function readStatistics(wire: unknown): QueueStatistics | undefined {
  if (!isWire(wire)) return undefined;
  const statistics: QueueStatistics = {};
  for (const name of counts) put(statistics, name, count(wire[name]));
  const longest = text(wire['startTimeOfLongestCallInQueue']);
  if (longest !== '-1') put(statistics, 'startTimeOfLongestCallInQueue', longest);
  return statistics;
}

function readQueue(wire: Wire): Queue {
  const queue: Queue = {};
  put(queue, 'uri', text(wire['uri']));
  put(queue, 'name', text(wire['name']));
  put(queue, 'statistics', readStatistics(wire['statistics']));
  return queue;
}

export function readQueueStats(wire: Wire): GcQueueStatsEvent {
  return { type: 'queueStats', queues: elements(wire['queue'], 'Queue', readQueue) };
}
