import type { GcAgentInfoEvent, GcStateEvent } from './agent.ts';
import type {
  GcConsultCallEvent,
  GcDialogStateEvent,
  GcInboundCallEvent,
  GcNewInboundCallEvent,
  GcOutboundCallEvent,
} from './calls.ts';
import type { GcConnectStatusEvent, GcErrorEvent, GcSystemEvent } from './connection.ts';
import type { GcCallbackEvent, GcControlEvent, GcStatusEvent } from './messages.ts';
import type { GcContactsEvent, GcPhonebooksEvent, GcTeamPhonebooksEvent } from './phonebooks.ts';
import type { GcQueueStatsEvent } from './queues.ts';
import type { GcReasonCodesEvent } from './reason-codes.ts';
import type { GcAgentExtensionEvent, GcSkillGroupsEvent } from './ucce.ts';
import type { GcAgentsEvent, GcSupervisorsEvent, GcTeamAgentsEvent } from './users.ts';

/** What is no event, or one that this version doesn't know. `rawOf` has what came. */
export interface GcUnknownEvent {
  readonly type: 'unknown';
  readonly agentId?: string;
  /** The type it came with, if that is short and plain enough to be shown. */
  readonly wireType?: string;
}

/**
 * What GC reports about an agent's session. Every field but `type` and the lists may be absent; an empty text, `null` and
 * `{}` on the wire are absent too. A `switch` over `type` ends in `never`; `rawOf(event)` has what came.
 */
export type GcEvent =
  | GcSystemEvent
  | GcErrorEvent
  | GcConnectStatusEvent
  | GcAgentInfoEvent
  | GcStateEvent
  | GcInboundCallEvent
  | GcOutboundCallEvent
  | GcNewInboundCallEvent
  | GcReasonCodesEvent
  | GcConsultCallEvent
  | GcDialogStateEvent
  | GcAgentsEvent
  | GcTeamAgentsEvent
  | GcQueueStatsEvent
  | GcPhonebooksEvent
  | GcTeamPhonebooksEvent
  | GcContactsEvent
  | GcStatusEvent
  | GcControlEvent
  | GcCallbackEvent
  | GcSkillGroupsEvent
  | GcSupervisorsEvent
  | GcAgentExtensionEvent
  | GcUnknownEvent;

export type GcEventType = GcEvent['type'];

/** The event of a type, for handlers: `GcEventOf<'state'>`. */
export type GcEventOf<Type extends GcEventType> = Extract<GcEvent, { readonly type: Type }>;
