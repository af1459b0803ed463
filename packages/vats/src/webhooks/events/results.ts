import { required, text, type CodeReading } from '@trunkline/core';
import type { VatsCode } from '../../codes.ts';
import { eventReader, type EventReader } from '../event-reader.ts';
import { code, maybe } from '../kinds.ts';

/** Which command a path tells of: its method on the client. The last three are printed with a slash at the end, or without. */
export const commandByPath = {
  'result/callback': 'calls.callback',
  'result/callback_group': 'calls.callbackGroup',
  'result/call/hangup': 'calls.hangup',
  'result/sms': 'sms.send',
  'result/recording/start': 'recordings.start',
  'result/play/start': 'calls.play',
  'result/route': 'calls.route',
  'result/transfer': 'calls.transfer',
  'result/calls_connect': 'calls.connect',
  'result/transfer_cancel': 'calls.cancelTransfer',
  'result/call/hold/on': 'calls.hold',
} as const;

/** A command, by its method on the client. */
export type CommandName = (typeof commandByPath)[keyof typeof commandByPath];

/**
 * What became of a command. `commands.wait` and `commands.run` hear it too. May come after the events that the command
 * caused. A repeat is known by command and id; without an id each delivery counts as new.
 *
 * Wire: `result/callback`, `result/callback_group`, `result/call/hangup`, `result/sms`, `result/recording/start`,
 * `result/play/start`, `result/route`, `result/transfer`, `result/calls_connect/`, `result/transfer_cancel/`,
 * `result/call/hold/on`. Source: manual 2017 p. 18, 2026 §3.2.
 */
export interface VatsCommandResultEvent {
  readonly kind: 'commandResult';
  /** Which command it was, as the client calls it; from the path. */
  readonly command: CommandName;
  /** The id it was sent with; absent if it was sent without one. Wire: `command_id`. */
  readonly commandId?: string;
  /** Wire: `result`. */
  readonly result: CodeReading<VatsCode>;
}

/**
 * Statistics that were asked for are ready. A repeat is known by the key.
 *
 * Wire: `result/stat`, in the older manual `result/stats`. Source: manual 2017, 2026 §3.4.
 */
export interface VatsStatisticsReadyEvent {
  readonly kind: 'statisticsReady';
  /** Wire: `key`. */
  readonly key: string;
  /** Wire: `request_id`. */
  readonly requestId?: string;
}

export function commandResult(command: CommandName): EventReader {
  return eventReader<VatsCommandResultEvent>(
    'commandResult',
    {
      result: required('result', code),
      commandId: maybe('command_id', text()),
      // Not on the wire: the path says it.
      command: required('result', { expected: 'a result code', read: () => command }),
    },
    { same: ({ commandId }) => [command, commandId] },
  );
}

export const statisticsReady: EventReader = eventReader<VatsStatisticsReadyEvent>(
  'statisticsReady',
  { key: required('key', text()), requestId: maybe('request_id', text()) },
  { same: ({ key }) => [key] },
);
