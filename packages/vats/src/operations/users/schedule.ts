import {
  input,
  instant,
  listOf,
  named,
  optional,
  required,
  wallClock,
  type Instant,
  type Issue,
  type Writer,
} from '@trunkline/core';
import { calendarDay, timeOfDay } from '../../fields.ts';

/** On which days. `date` is the one day that `date` names. */
export type NumberDays =
  | 'allDays'
  | 'workingDays'
  | 'holidays'
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday'
  | 'date';

/** When, within the period of a schedule. */
export interface NumberHours {
  /** Wire: `type`, which the two methods spell differently. */
  readonly days: NumberDays;
  /** `YYYY-MM-DD` (inferred); of the days `date`. Wire: `specific_date` for a new employee, `date` for a change. */
  readonly date?: string;
  /** `HH:MM`, in Moscow. Wire: `from`. */
  readonly from?: string;
  /** `HH:MM`, in Moscow. Wire: `until`. */
  readonly until?: string;
}

/** When a number is rung. Source: manual 2026 §3.7.12–13. */
export interface NumberSchedule {
  /** Wire: `from`, as UTC. */
  readonly from?: Instant;
  /** Wire: `until`, as UTC. */
  readonly until?: Instant;
  /** Wire: `items`. */
  readonly items?: readonly NumberHours[];
}

const weekdays = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
} as const;

/** The method that a number is sent with. */
export type UserMethod = 'create' | 'update';

interface Spelling {
  readonly date: string;
  readonly days: Readonly<Record<NumberDays, string>>;
}

/** How each method spells it, by the manual's tables. */
const spellings: Readonly<Record<UserMethod, Spelling>> = {
  create: {
    date: 'specific_date',
    days: { allDays: 'alldays', workingDays: 'workingdays', holidays: 'Holidays', date: 'specificdate', ...weekdays },
  },
  update: {
    date: 'date',
    days: { allDays: 'AllDays', workingDays: 'WorkingDays', holidays: 'Holidays', date: 'SpecificDate', ...weekdays },
  },
};

/** A schedule as the method spells it. */
export function schedule(method: UserMethod): Writer<NumberSchedule> {
  const { date, days } = spellings[method];
  const moment = instant(wallClock('UTC'));
  return input<NumberSchedule>({
    from: optional('from', moment),
    until: optional('until', moment),
    items: optional(
      'items',
      listOf(
        input<NumberHours>({
          days: required('type', named(days)),
          date: optional(date, calendarDay()),
          from: optional('from', timeOfDay()),
          until: optional('until', timeOfDay()),
        }),
      ),
    ),
  });
}

/** The days `date` need a date, and no others do. */
export function checkSchedule({ items = [] }: NumberSchedule, path: string): Issue[] {
  return items.flatMap(({ days, date }, index) =>
    (days === 'date') === (date !== undefined)
      ? []
      : [
          {
            path: `${path}.items[${index}].date`,
            expected: days === 'date' ? 'given' : 'left out, unless days is date',
          },
        ],
  );
}
