import type { Cancel } from '../frame/agenda.ts';
import type { Time } from '../frame/time.ts';
import type { IncomingCall } from './calls/incoming.ts';
import { choose, fractionOf } from './chance.ts';
import type { Directory } from './directory.ts';
import { numberAnswers, type NumberAnswer, type NumberScript } from './script.ts';

/** How many calls come in, and what becomes of them. */
export interface VatsLoadOptions {
  /** On average and in fact: they come at equal distances. May be below 1. */
  readonly callsPerSecond: number;
  /** For how many scenario seconds. Default `Infinity`: until it is stopped. */
  readonly seconds?: number;
  /** Another seed gives other callers, answers and durations; the same one gives the same. Default 1. */
  readonly seed?: number;
  /** Extensions of employees and groups who are called. Default: all there are. */
  readonly to?: readonly string[];
  /** In what shares calls are answered, such as `{ talk: 7, noAnswer: 2, busy: 1 }`, which is the default. */
  readonly answers?: Partial<Record<NumberAnswer, number>>;
  /** How long conversations last, from least to most, in scenario milliseconds. Default 5000 to 60000. */
  readonly talkMs?: readonly [least: number, most: number];
}

/** Calls that keep coming in. */
export interface VatsLoad {
  /** How many have begun. */
  readonly begun: number;
  /** No more calls; those that have begun go on. */
  stop(): void;
  /** Resolves with their number when the last one has begun, or when it was stopped. */
  readonly finished: Promise<number>;
}

interface Surroundings {
  readonly time: Time;
  readonly directory: Directory;
  readonly call: (call: IncomingCall) => void;
}

export const createLoad = (options: VatsLoadOptions, { time, directory, call }: Surroundings): VatsLoad => {
  const { callsPerSecond, seconds = Infinity, seed = 1, talkMs: [least, most] = [5_000, 60_000] } = options;
  if (!(callsPerSecond > 0 && Number.isFinite(callsPerSecond))) {
    throw new TypeError('callsPerSecond must be a number above 0.');
  }
  if (!(seconds > 0)) throw new TypeError('seconds must be a number above 0.');
  const answers = lots(options.answers ?? { talk: 7, noAnswer: 2, busy: 1 });
  const planned = Math.max(1, Math.floor(callsPerSecond * seconds));
  const targets = (): readonly string[] =>
    options.to ?? [...directory.users, ...directory.groups].map(({ extension }) => extension);

  const behaviourOf = (chance: (salt: number) => number): NumberScript => ({
    answer: choose(answers, chance(3)) ?? 'talk',
    talkMs: Math.round(least + chance(4) * (most - least)),
    endedBy: chance(5) < 0.5 ? 'caller' : 'callee',
  });

  let begun = 0;
  let cancel: Cancel = () => undefined;
  let finish: (begun: number) => void = () => undefined;
  const finished = new Promise<number>((resolve) => {
    finish = resolve;
  });

  const callNext = (): void => {
    const chance = (salt: number): number => fractionOf(seed * 16 + salt, begun);
    const from = `79${String(Math.floor(chance(1) * 1e9)).padStart(9, '0')}`;
    const to = choose(targets(), chance(2));
    begun += 1;
    call({ from, ...(to === undefined ? {} : { to }), behaviour: behaviourOf(chance) });
    if (begun >= planned) finish(begun);
    else cancel = time.schedule(1000 / callsPerSecond, callNext);
  };
  cancel = time.schedule(0, callNext);

  return {
    get begun() {
      return begun;
    },
    stop: () => {
      cancel();
      finish(begun);
    },
    finished,
  };
};

/** Each answer as often as its share. */
const lots = (shares: Partial<Record<NumberAnswer, number>>): readonly NumberAnswer[] => {
  const all = Object.entries(shares).flatMap(([answer, share]) => {
    if (!Object.hasOwn(numberAnswers, answer)) throw new TypeError(`Unknown answer "${answer}".`);
    return Array<NumberAnswer>(share).fill(answer as NumberAnswer);
  });
  if (all.length === 0) throw new TypeError('answers must have a share of at least 1.');
  return all;
};
