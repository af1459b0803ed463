import { codes } from '../codes.ts';
import { callList } from './call-list.ts';
import { callStart } from './call-start.ts';
import { callStop } from './call-stop.ts';
import { callUpdate } from './call-update.ts';
import type { Command } from './command.ts';
import { importUser } from './import-user.ts';

/** Says that the server is there. */
const test: Command = { type: 'TEST', run: () => ({ code: codes.ok }) };

export const commands: readonly Command[] = [test, callStart, callUpdate, callStop, callList, importUser];
