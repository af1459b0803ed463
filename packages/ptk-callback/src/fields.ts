import { expect, optional, text, type Field, type Issue, type Kind, type Writer } from '@trunkline/core';

/** A site: what the Callback screens call "Site Name". Wire: `Tenant`. */
export interface OfTenant {
  /** Default: the client's `tenant`. Wire: `Tenant`. */
  readonly tenant?: string;
}

/** A segment of a tenant. */
export interface OfSegment extends OfTenant {
  /** Wire: `Segment`. */
  readonly segment: string;
}

/** A queue, by one of its segments or by its id. */
export interface OfQueue extends OfTenant {
  /** A segment of the queue; this or `queueId`. Wire: `Segment`. */
  readonly segment?: string;
  /** The queue itself; this or `segment`. Wire: `QueueId`. */
  readonly queueId?: string;
}

/** An interaction, by one of its two ids. */
export interface OfInteraction {
  /** As Callback calls it; this or `externalTrackingId`. Wire: `InteractionId`. */
  readonly interactionId?: string;
  /** As you called it; this or `interactionId`. Wire: `ExternalTrackingId`. */
  readonly externalTrackingId?: string;
}

/** Names and values of yours that go with an interaction: screen-pop data, say. */
export type UserData = Readonly<Record<string, string>>;

const word: Kind<string> = text();

export const tenant: Field<Kind<string>, false> = optional('Tenant', word);
export const segment: Field<Kind<string>, false> = optional('Segment', word);
export const queueId: Field<Kind<string>, false> = optional('QueueId', word);
export const interactionId: Field<Kind<string>, false> = optional('InteractionId', word);
export const externalTrackingId: Field<Kind<string>, false> = optional('ExternalTrackingId', word);

/** Names with texts; at least one, none of them empty. */
export const userData: Writer<UserData> = {
  expected: 'an object of texts, with at least one',
  write(value, path, issues) {
    const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const isFit = entries.length > 0 && entries.every(([name, told]) => name !== '' && typeof told === 'string');
    return isFit ? Object.fromEntries(entries) : expect(userData.expected, path, issues);
  },
};

/** One of two ways to name a thing, and not both. */
function exactlyOne<Input>(one: keyof Input & string, other: keyof Input & string): (given: Input) => readonly Issue[] {
  return (given) => {
    const named = [one, other].filter((name) => given[name] !== undefined);
    return named.length === 1 ? [] : [{ path: one, expected: `given, or ${other} instead: exactly one of them` }];
  };
}

export const ofOneInteraction: (given: OfInteraction) => readonly Issue[] = exactlyOne<OfInteraction>(
  'interactionId',
  'externalTrackingId',
);
export const ofOneQueue: (given: OfQueue) => readonly Issue[] = exactlyOne<OfQueue>('segment', 'queueId');
