/** Takes an entry off the agenda again. Calling it twice, or too late, does nothing. */
export type Cancel = () => void;

/** `scenario`: something the simulated system does. `sleeper`: somebody who sleeps on the simulator's clock. */
export type EntryKind = 'scenario' | 'sleeper';

interface Entry {
  readonly at: number;
  readonly kind: EntryKind;
  readonly run: () => void;
}

/** What is due when, in time order; entries of the same moment keep the order in which they were added. */
export interface Agenda {
  add(entry: Entry): Cancel;
  /** When the next entry is due; undefined when there is none. */
  nextAt(): number | undefined;
  /** Takes out the first entry due at or before this moment. */
  takeDue(moment: number): Entry | undefined;
  has(kind: EntryKind): boolean;
  /** Forgets every entry of this kind. */
  clear(kind: EntryKind): void;
}

export const createAgenda = (): Agenda => {
  let entries: Entry[] = [];
  return {
    add: (entry) => {
      const later = entries.findIndex((other) => other.at > entry.at);
      entries.splice(later === -1 ? entries.length : later, 0, entry);
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    nextAt: () => entries[0]?.at,
    takeDue: (moment) => {
      const first = entries[0];
      return first !== undefined && first.at <= moment ? entries.shift() : undefined;
    },
    has: (kind) => entries.some((entry) => entry.kind === kind),
    clear: (kind) => {
      entries = entries.filter((entry) => entry.kind !== kind);
    },
  };
};
