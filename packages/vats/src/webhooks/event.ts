import type { VatsContactsEvent, VatsGroupsEvent, VatsOrganizationsEvent } from './events/address-book.ts';
import type { VatsAppealClosedEvent } from './events/appeal.ts';
import type { VatsCallEvent } from './events/call.ts';
import type {
  VatsChatMessageEvent,
  VatsChatRatingEvent,
  VatsChatReadEvent,
  VatsChatTypingEvent,
} from './events/messages.ts';
import type { VatsConnectionCheckEvent, VatsUnknownEvent } from './events/other.ts';
import type { VatsRecordingAddedEvent, VatsRecordingEvent, VatsRecordingTaggedEvent } from './events/recordings.ts';
import type { VatsCommandResultEvent, VatsStatisticsReadyEvent } from './events/results.ts';
import type { VatsDtmfEvent, VatsRecognitionEvent, VatsSmsEvent } from './events/signals.ts';
import type { VatsSummaryEvent } from './events/summary.ts';
import type { VatsTaskEvent } from './events/task.ts';
import type { VatsSessionEndEvent, VatsUserStatusEvent } from './events/users.ts';

/**
 * What the PBX tells your server. A `switch` over `kind` ends in `never`; `rawOf(event)` has the object that came.
 *
 * Fields that the manual doesn't promise may be absent; an empty text and `null` on the wire are absent too. Words that
 * the manual doesn't know pass as they came.
 */
export type VatsEvent =
  | VatsCallEvent
  | VatsSummaryEvent
  | VatsRecordingEvent
  | VatsRecordingAddedEvent
  | VatsRecordingTaggedEvent
  | VatsDtmfEvent
  | VatsSmsEvent
  | VatsRecognitionEvent
  | VatsOrganizationsEvent
  | VatsContactsEvent
  | VatsGroupsEvent
  | VatsUserStatusEvent
  | VatsSessionEndEvent
  | VatsAppealClosedEvent
  | VatsTaskEvent
  | VatsChatMessageEvent
  | VatsChatTypingEvent
  | VatsChatReadEvent
  | VatsChatRatingEvent
  | VatsCommandResultEvent
  | VatsStatisticsReadyEvent
  | VatsConnectionCheckEvent
  | VatsUnknownEvent;

export type VatsEventKind = VatsEvent['kind'];

/** The event of a kind: `VatsEventOf<'call'>`. */
export type VatsEventOf<Kind extends VatsEventKind> = Extract<VatsEvent, { readonly kind: Kind }>;
