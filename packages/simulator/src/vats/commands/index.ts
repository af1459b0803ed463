import { callback } from './callback.ts';
import { callbackGroup } from './callback-group.ts';
import { transferCancel } from './cancel.ts';
import type { Command } from './command.ts';
import { callsConnect } from './connect.ts';
import { hangup } from './hangup.ts';
import { holdOn } from './hold.ts';
import { playStart } from './play.ts';
import { recordingStart } from './record.ts';
import { route } from './route.ts';
import { sms } from './sms.ts';
import { transfer } from './transfer.ts';

export const commands: readonly Command[] = [
  callback,
  callbackGroup,
  hangup,
  sms,
  recordingStart,
  playStart,
  route,
  transfer,
  callsConnect,
  transferCancel,
  holdOn,
];
