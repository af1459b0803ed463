import {
  flag,
  instant,
  instantForms,
  integer,
  optional,
  required,
  text,
  wallClock,
  type InputFields,
  type Instant,
  type Reach,
} from '@trunkline/core';
import {
  taskPriority,
  taskStatus,
  taskType,
  type TaskPriority,
  type TaskStatus,
  type TaskType,
} from '../../../contact-centre.ts';
import { opaqueId, orNull, outsideNumber } from '../../../fields.ts';

/** What a task may say. Source: manual 2026 §4.3.1–2, §4.9.1.1–2. */
export interface TaskSettings {
  /** What is to be done. Wire: `event_type`, 1 to 4. */
  readonly type: TaskType;
  /** When. Wire: `start_time`. */
  readonly startTime: Instant;
  /** 1 to 1439. One section of the manual needs it, another one doesn't. Wire: `duration`. */
  readonly durationMinutes: number;
  /** Who is to do it. Wire: `to_user_id`. */
  readonly toUserId: string;
  /** `null`: none. Wire: `priority`, null, 1, 2. */
  readonly priority?: TaskPriority | null;
  /** Wire: `contact_id`. */
  readonly contactId?: string;
  /** Of the address book that the contact is in. Neither this nor `sourceType`: the PBX's own. Wire: `source_id`. */
  readonly sourceId?: string;
  /** Likewise. Wire: `source_type`. */
  readonly sourceType?: string;
  /** Who gives it. Wire: `from_user_id`. */
  readonly fromUserId?: string;
  /** At most 1024 characters. Wire: `description`. */
  readonly description?: string;
  /**
   * **Calls the client by itself** when it is time. Can be ordered, and cancelled with `false`, until five minutes before the
   * start. Wire: `is_auto_call`.
   */
  readonly automaticCall?: boolean;
  /** Whom to call; the PBX doesn't compare it with the contact. Wire: `phone`. */
  readonly phone?: string;
  /** At most 50 characters; there may be 50 different ones. Wire: `theme`. */
  readonly theme?: string;
  /** Of a deal that exists. Wire: `deal_id`. */
  readonly dealId?: string;
}

/** A task to be changed. */
export interface TaskUpdate extends TaskSettings {
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Wire: `status`, 0 to 3. */
  readonly status: TaskStatus;
}

const settings: Omit<InputFields<TaskSettings>, 'startTime'> = {
  type: required('event_type', taskType),
  durationMinutes: required('duration', integer({ min: 1, max: 1439 })),
  toUserId: required('to_user_id', opaqueId()),
  priority: optional('priority', orNull(taskPriority)),
  contactId: optional('contact_id', opaqueId()),
  sourceId: optional('source_id', opaqueId()),
  sourceType: optional('source_type', opaqueId()),
  fromUserId: optional('from_user_id', opaqueId()),
  description: optional('description', text({ min: 0, max: 1024 })),
  automaticCall: optional('is_auto_call', flag()),
  phone: optional('phone', outsideNumber()),
  theme: optional('theme', text({ max: 50 })),
  dealId: optional('deal_id', opaqueId()),
};

export const newTaskFields: InputFields<TaskSettings> = {
  ...settings,
  startTime: required('start_time', instant(instantForms.unixSeconds)),
};

export const taskUpdateFields: InputFields<TaskUpdate> = {
  taskId: required('task_id', opaqueId()),
  status: required('status', taskStatus),
  ...settings,
  startTime: required('start_time', instant(wallClock('Europe/Moscow'))),
};

/** Only an automatic call rings; read as the wire writes it too. */
export const reach: Reach<TaskSettings> = {
  how: 'ring',
  numbers: ({ phone }) => (phone === undefined ? [] : [String(phone)]),
  when: ({ automaticCall }) => ![undefined, null, false, 0, '0', 'false'].includes(automaticCall),
};
