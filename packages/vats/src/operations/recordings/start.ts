import { optional, required } from '@trunkline/core';
import { opaqueId, subscriber } from '../../fields.ts';
import { command, type Accepted, type CommandInput, type VatsOperation } from '../../operation.ts';

export interface StartRecordingInput extends CommandInput {
  /** The leg to record. Wire: `call_id`. */
  readonly callId: string;
  /** Whose side: the employee's extension, better than one of the numbers; anyone else is 3330. Wire: `call_party_number`. */
  readonly callPartyNumber?: string;
}

/**
 * Starts recording a leg. It may begin later; `events/recording` says when. The manual knows no command to stop it.
 *
 * Wire: `POST commands/recording/start`. Codes: 1000, 22xx, 333x, 4001, 41xx, 5xxx. Limit: 4 per second. Source: manual 2017 p. 25.
 */
export const start: VatsOperation<StartRecordingInput, Accepted> = command<StartRecordingInput>(
  'recordings.start',
  'commands/recording/start',
  {
    fields: {
      callId: required('call_id', opaqueId()),
      callPartyNumber: optional('call_party_number', subscriber()),
    },
    limit: 'recordingStart',
  },
);
