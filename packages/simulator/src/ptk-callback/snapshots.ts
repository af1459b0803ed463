import type { Interaction, InteractionType, PtkCallbackInteractionState } from './interactions.ts';
import type { Conversation, PtkCallbackConversation } from './rest/book.ts';
import { utcTime } from './utc-time.ts';

/** An interaction, as it stands now. */
export interface PtkCallbackInteraction {
  readonly interactionId: string;
  readonly tenant: string;
  readonly queueId: string;
  readonly segment: string;
  readonly contact: string;
  readonly type: InteractionType;
  readonly state: PtkCallbackInteractionState;
  /** Scenario time, epoch milliseconds. */
  readonly createdAt: number;
  /** Such as `2030-01-02T15:00:00Z`. */
  readonly appointmentTime?: string;
  readonly externalTrackingId?: string;
  readonly clientId?: string;
  readonly sourceApplication?: string;
  readonly userData: Readonly<Record<string, string>>;
  /** The result that a client has set, or why it was taken out. */
  readonly remark?: string;
}

const given = <Name extends string>(name: Name, value: string): { readonly [Key in Name]?: string } =>
  (value === '' ? {} : { [name]: value }) as { readonly [Key in Name]?: string };

export const interactionSnapshot = (interaction: Interaction): PtkCallbackInteraction => {
  const { id, segment, contact, type, state, createdAt, appointmentAt, userData } = interaction;
  return {
    interactionId: id,
    tenant: segment.tenant,
    queueId: segment.queue.settings.queueId,
    segment: segment.name,
    contact,
    type,
    state,
    createdAt,
    ...given('appointmentTime', appointmentAt === undefined ? '' : utcTime(appointmentAt)),
    ...given('externalTrackingId', interaction.externalTrackingId),
    ...given('clientId', interaction.clientId),
    ...given('sourceApplication', interaction.sourceApplication),
    userData: Object.fromEntries(userData),
    ...given('remark', interaction.remark),
  };
};

export const conversationSnapshot = ({ id, segment, context, asked }: Conversation): PtkCallbackConversation => ({
  id,
  segment: segment.name,
  context,
  ...asked,
});
