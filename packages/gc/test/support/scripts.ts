import type { Command } from './command.ts';
import type { Reaction, Script } from './gc-server.ts';
import * as wire from './wire-events.ts';

type Answers = Readonly<Record<string, (command: Command) => readonly object[]>>;

const dialog =
  (name: string, at = 0): ((command: Command) => readonly object[]) =>
  ({ params }) => [wire.call(params[at] ?? '', name)];

let dialogs = 0;

/** What a GC in the best of moods says to each verb, by lower-case verb. */
const answers: Answers = {
  hello: () => [wire.system()],
  beat: () => [wire.system()],
  connect: () => [wire.connected],
  login: ({ id }) => [wire.state('NOT_READY', { agentId: id }), wire.agentInfo({ agentId: id })],
  mobileagentlogin: ({ id }) => [wire.agentInfo({ agentId: id }), wire.state('NOT_READY', { agentId: id })],
  logout: ({ id }) => [wire.state('LOGOUT', { agentId: id })],
  logoutwithreason: ({ id }) => [wire.state('LOGOUT', { agentId: id })],
  force_logout: ({ id }) => [wire.state('LOGOUT', { agentId: id })],
  makeready: ({ id }) => [wire.state('READY', { agentId: id })],
  makenotready: ({ id }) => [wire.state('NOT_READY', { agentId: id })],
  makenotreadywithreason: ({ id, body }) => [wire.state('NOT_READY', { agentId: id, reasonCode: body })],
  getstate: ({ id }) => [wire.state('READY', { agentId: id })],
  makecall: () => [wire.call(`new${(dialogs += 1)}`, 'INITIATING')],
  silentmonitor: () => [wire.call(`new${(dialogs += 1)}`, 'ACTIVE')],
  answercall: dialog('ACTIVE'),
  holdcall: dialog('HELD'),
  retrievecall: dialog('ACTIVE'),
  releasecall: dialog('DROPPED'),
  transfer_sst: dialog('DROPPED', 1),
  consultcall: ({ params }) => [wire.consult({ toAddress: params[0] })],
  transfercall: dialog('Held', 1),
  conferencecall: dialog('Active', 1),
  getdialogstate: ({ body }) => [wire.dialogState(body, 'ACTIVE')],
  update_call_variable: dialog('ACTIVE'),
  wrapupreasoncode: () => [wire.reasons('WrapUp', '1')],
  reasoncodelogout: () => [wire.reasons('LOGOUT', '2')],
  reasoncodenotready: () => [wire.reasons('NOT_READY', '3')],
  getallagents: () => [wire.agents('1001')],
  getphonebooks: () => [{ type: 'PhoneBook', phonebooks: [{ name: 'all' }] }],
  getteamphonebooks: () => [wire.teamPhonebooks('team')],
  getphonebookcontacts: () => [wire.contacts('Anna')],
  acceptoutboundpreview: dialog('ACCEPTED'),
  rejectoutboundpreview: dialog('DROPPED'),
  closeoutboundpreview: dialog('DROPPED'),
  shcedulecallback: () => [wire.callback('callback scheduled')],
  updatecallback: () => [wire.callback('callback updated')],
  cancelshcedulecallback: () => [wire.callback('callback canceled')],
  reclassifycall: () => [wire.callback('reclassify')],
  getskillgroup: () => [{ type: 'skillGroup', skills: [] }],
  getsupervisor: () => [{ type: 'supervisors', supervisors: [] }],
  getagentextension: () => [{ type: 'agentExtension', agentExtension: { dialNumber: '5001' } }],
  getqueuelist: () => [{ type: 'Queue Stats', queue: [] }],
  endsilentmonitor: dialog('DROPPED'),
  dropparticipant: () => [{ type: 'control', message: 'dropped' }],
  getteamusers: () => [wire.team('1002')],
  bargein: dialog('ACTIVE', 1),
};

/** Answers every command with the event that the document names. */
export const polite: Script = (command) => ({ events: answers[command.verb.toLowerCase()]?.(command) });

/** Accepts everything and says nothing, but for the verbs given; sessions can be begun. */
export function silentBut(
  reactions: Readonly<Record<string, Reaction | ((command: Command) => Reaction)>> = {},
): Script {
  return (command) => {
    const reaction = reactions[command.verb];
    if (reaction !== undefined) return typeof reaction === 'function' ? reaction(command) : reaction;
    return ['connect', 'login'].includes(command.verb.toLowerCase()) ? polite(command) : {};
  };
}
