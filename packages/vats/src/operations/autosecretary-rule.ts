import { flag, integer, named, optional, output, required, text, anything, type Reader } from '@trunkline/core';
import { items, maybe, part } from '../webhooks/kinds.ts';

/** On which days. Wire: 1 to 11; a number without a name here comes as its text. */
export type AutosecretaryDays =
  | 'allDays'
  | 'workingDays'
  | 'daysOff'
  | 'sunday'
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'date';

/** When, within the period of a schedule. */
export interface AutosecretaryHours {
  /** Wire: `type`. */
  readonly days?: AutosecretaryDays | (string & {});
  /** Of the days `date`. Wire: `date`. */
  readonly date?: string;
  /** `HH:MM`, in Moscow. Wire: `from`. */
  readonly from?: string;
  /** `HH:MM`, in Moscow. Wire: `until`. */
  readonly until?: string;
}

/** When a rule is in force. */
export interface AutosecretarySchedule {
  /** Wire: `schedule_id`. */
  readonly id?: string;
  /** `YYYY-MM-DD HH:MM`, in Moscow. Wire: `from`. */
  readonly from?: string;
  /** `YYYY-MM-DD HH:MM`, in Moscow. Wire: `until`. */
  readonly until?: string;
  /** Wire: `items`. */
  readonly hours?: readonly AutosecretaryHours[];
}

/** What becomes of the call. Wire: `end_call`, `voice_mail`, `redirect_group`, `redirect_member`, `redirect_ext_number`. */
export type AutosecretaryActionKind = 'endCall' | 'voiceMail' | 'toGroup' | 'toUser' | 'outside';

export interface AutosecretaryAction {
  /** Wire: `action`. */
  readonly action?: AutosecretaryActionKind | (string & {});
  /** An e-mail address, a group's id, an employee's id or a number: as the action needs it. Wire: `param`. */
  readonly parameter?: string;
  /** Seconds to ring; of `outside`. Wire: `wait_time`. */
  readonly waitSeconds?: number;
}

/** Who is told. Wire: `send_sms_ext_number`, `send_email`. */
export interface AutosecretaryNotification {
  /** Wire: `action`. */
  readonly action?: 'sms' | 'email' | (string & {});
  /** A number or an e-mail address. Wire: `param`. */
  readonly parameter?: string;
}

/** What an employee's autosecretary does with calls. Source: manual 2026 §3.7.15. */
export interface AutosecretaryRule {
  /** Wire: `rule_id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /**
   * Is it in force? The manual's table says 0 for on and 1 for off, its sample and the method that switches say the reverse;
   * `true` and 1 are read as on: inferred. Wire: `active`.
   */
  readonly active?: boolean;
  /** `active` as it came, since the manual contradicts itself. */
  readonly activeOnWire?: unknown;
  /** Which calls. Wire: `direction`. */
  readonly directions?: readonly ('incoming' | 'internal' | (string & {}))[];
  /** Wire: `schedule`. */
  readonly schedule?: AutosecretarySchedule;
  /** Seconds to ring the employee before, 0 to 100. Wire: `wait_time`. */
  readonly waitSeconds?: number;
  /** Wire: `melody_id`. */
  readonly melodyId?: string;
  /** Wire: `actions`. */
  readonly actions?: readonly AutosecretaryAction[];
  /** Wire: `notifications`. */
  readonly notifications?: readonly AutosecretaryNotification[];
}

const days = named<AutosecretaryDays>({
  allDays: 1,
  workingDays: 2,
  daysOff: 3,
  sunday: 4,
  monday: 5,
  tuesday: 6,
  wednesday: 7,
  thursday: 8,
  friday: 9,
  saturday: 10,
  date: 11,
});

const hours: Reader<AutosecretaryHours> = output<AutosecretaryHours>({
  days: maybe('type', days),
  date: maybe('date', text()),
  from: maybe('from', text()),
  until: maybe('until', text()),
});

const schedule: Reader<AutosecretarySchedule> = part<AutosecretarySchedule>({
  id: maybe('schedule_id', text()),
  from: maybe('from', text()),
  until: maybe('until', text()),
  hours: maybe('items', items(hours)),
});

const actionKind = named<AutosecretaryActionKind>({
  endCall: 'end_call',
  voiceMail: 'voice_mail',
  toGroup: 'redirect_group',
  toUser: 'redirect_member',
  outside: 'redirect_ext_number',
});

const action: Reader<AutosecretaryAction> = output<AutosecretaryAction>({
  action: maybe('action', actionKind),
  parameter: maybe('param', text()),
  waitSeconds: maybe('wait_time', integer()),
});

const notification: Reader<AutosecretaryNotification> = output<AutosecretaryNotification>({
  action: maybe('action', named<'sms' | 'email'>({ sms: 'send_sms_ext_number', email: 'send_email' })),
  parameter: maybe('param', text()),
});

const rule: Reader<AutosecretaryRule> = output<AutosecretaryRule>({
  id: required('rule_id', text()),
  name: optional('name', text()),
  active: maybe('active', flag()),
  activeOnWire: optional('active', anything()),
  directions: maybe('direction', items(text())),
  schedule: maybe('schedule', schedule),
  waitSeconds: maybe('wait_time', integer()),
  melodyId: maybe('melody_id', text()),
  actions: maybe('actions', items(action)),
  notifications: maybe('notifications', items(notification)),
});

export const rulesOfUser: Reader<readonly AutosecretaryRule[]> = items(rule);
