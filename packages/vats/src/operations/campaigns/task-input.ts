import {
  input,
  instant,
  integer,
  listOf,
  optional,
  required,
  text,
  wallClock,
  type InputFields,
  type Instant,
  type ShapeWriter,
  type Writer,
} from '@trunkline/core';
import { jsonObject, opaqueId, outsideNumber, type AnyJson } from '../../fields.ts';

/** What is said of a task's client. */
interface TaskClient {
  /** 1 to 1000; which end is the more urgent is not said. Wire: `priority`. */
  readonly priority?: number;
  /** At most 255 characters. Wire: `organization`. */
  readonly organization?: string;
  /** At most 255 characters. Wire: `position`. */
  readonly position?: string;
  /** Values of your own fields by their ids; {@link customFields} has them. Wire: `custom_fields`. */
  readonly customFields?: AnyJson;
}

/** Another number of the client, called in the order of the list. Wire: `type` is always 0, a call. */
export interface NewSubtask {
  /** Wire: `number`. */
  readonly number: string;
  /** 1 to 999. The PBX's default: 1000. Wire: `priority`. */
  readonly priority?: number;
}

/** A call to be made. Source: manual 2026 §4.6.7–8. */
export interface NewCampaignTask extends TaskClient {
  /** Whom to call. Wire: `number`. */
  readonly number: string;
  /** At most 255 characters. Wire: `name`. */
  readonly name?: string;
  /** At most 1024 characters. Wire: `comment`. */
  readonly comment?: string;
  /** Not called after this. That it is written as the dates of a campaign are is inferred. Wire: `due_date`, in UTC. */
  readonly dueDate?: Instant;
  /** Not called before this; written likewise. Wire: `blocked_until`, in UTC. */
  readonly blockedUntil?: Instant;
  /** Further numbers of the client, in their order. Wire: `subtasks`. */
  readonly subtasks?: readonly NewSubtask[];
}

/** A task to be changed. Source: manual 2026 §4.6.17. */
export interface CampaignTaskChange extends TaskClient {
  /** Wire: `campaign_id`. */
  readonly campaignId: string;
  /** Wire: `task_id`. */
  readonly taskId: string;
  /** Must be said again; 1 to 255 characters. Wire: `name`. */
  readonly name: string;
}

const utc = instant(wallClock('UTC'));
const words = text({ min: 0, max: 255 });

const client: InputFields<TaskClient> = {
  priority: optional('priority', integer({ min: 1, max: 1000 })),
  organization: optional('organization', words),
  position: optional('position', words),
  customFields: optional('custom_fields', jsonObject()),
};

const listed = listOf(
  input<NewSubtask>({
    number: required('number', outsideNumber()),
    priority: optional('priority', integer({ min: 1, max: 999 })),
  }),
);

/** Their place is their order, and each is a call. */
const subtasks: Writer<readonly NewSubtask[]> = {
  expected: listed.expected,
  write(value, path, issues) {
    const written = listed.write(value, path, issues) as readonly object[] | undefined;
    return written?.map((subtask, order) => ({ ...subtask, order, type: 0 }));
  },
};

export const newTaskFields: InputFields<NewCampaignTask> = {
  number: required('number', outsideNumber()),
  name: optional('name', words),
  comment: optional('comment', text({ min: 0, max: 1024 })),
  dueDate: optional('due_date', utc),
  blockedUntil: optional('blocked_until', utc),
  ...client,
  subtasks: optional('subtasks', subtasks),
};

export const taskChange: ShapeWriter<CampaignTaskChange> = input<CampaignTaskChange>({
  campaignId: required('campaign_id', opaqueId()),
  taskId: required('task_id', opaqueId()),
  name: required('name', text({ max: 255 })),
  ...client,
});

/** Every number that a task may call. */
export function numbersOf({ number, subtasks: others = [] }: NewCampaignTask): readonly string[] {
  return [number, ...others.map((other) => other.number)];
}
