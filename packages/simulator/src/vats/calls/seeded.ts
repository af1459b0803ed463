import { choose, fractionOf } from '../chance.ts';
import type { Directory } from '../directory.ts';
import type { VatsSettings } from '../options.ts';
import { partyOf } from './leg.ts';
import type { PastCall } from './past-call.ts';

/** Calls that never took place, made when they are asked for: a million of them weigh nothing. */
export interface SeededCalls {
  /** Those that began in this span, oldest first. Epoch milliseconds, both included. */
  between(from: number, until: number): Iterable<PastCall>;
  /** How long a recording of theirs lasts; undefined when none of them has it. */
  recordingMs(recordingId: string): number | undefined;
}

const dayMs = 24 * 60 * 60 * 1000;

export const seedCalls = (settings: VatsSettings, directory: Directory, startedAt: number): SeededCalls => {
  const { seededCalls: count, seededFrom, seededUntil } = settings.statistics;
  const first = seededFrom?.getTime() ?? startedAt - 30 * dayMs;
  const last = seededUntil?.getTime() ?? startedAt;
  const step = (last - first) / Math.max(1, count);

  const make = (index: number): PastCall => {
    const chance = (salt: number): number => fractionOf(salt, index);
    const user = choose(directory.users, chance(1));
    const inside = user === undefined ? {} : partyOf(user);
    const outside = { number: `79${String(Math.floor(chance(2) * 1e9)).padStart(9, '0')}` };
    const isIncoming = chance(3) < 0.6;
    const isAnswered = chance(4) < 0.8;
    const createdAt = Math.floor((first + index * step) / 1000) * 1000;
    const connectedAt = createdAt + (3 + Math.floor(chance(5) * 20)) * 1000;
    const endedAt = isAnswered ? connectedAt + (10 + Math.floor(chance(6) * 600)) * 1000 : connectedAt;
    return {
      entryId: idOf('entry', index),
      direction: isIncoming ? 'incoming' : 'outgoing',
      lineNumber: directory.lines[0]?.number ?? '',
      createdAt,
      endedAt,
      ...(isAnswered ? { talkedAt: connectedAt } : {}),
      byCommand: false,
      legs: [
        {
          callId: idOf('call', index),
          location: 'abonent',
          from: isIncoming ? outside : inside,
          to: isIncoming ? inside : outside,
          appearedAt: createdAt,
          ...(isAnswered ? { connectedAt } : {}),
          endedAt,
          reason: isAnswered ? (chance(7) < 0.5 ? 1110 : 1120) : 1111,
          recordingIds: isAnswered ? [idOf('recording', index)] : [],
        },
      ],
    };
  };

  const between = function* (from: number, until: number): Iterable<PastCall> {
    const begin = Math.max(0, Math.floor((from - first) / step));
    for (let index = begin; index < count; index += 1) {
      const call = make(index);
      if (call.createdAt > until) return;
      if (call.createdAt >= from) yield call;
    }
  };
  return {
    between,
    recordingMs: (recordingId) => {
      const [, digits] = /^seeded:recording:(\d+)$/.exec(Buffer.from(recordingId, 'base64').toString('latin1')) ?? [];
      if (digits === undefined || Number(digits) >= count) return undefined;
      const { talkedAt, endedAt } = make(Number(digits));
      return talkedAt === undefined ? undefined : endedAt - talkedAt;
    },
  };
};

/** Never meets an id of a simulated call, which begins with a number. */
const idOf = (kind: string, index: number): string => Buffer.from(`seeded:${kind}:${index}`).toString('base64');
