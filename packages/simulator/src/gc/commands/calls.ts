import { consult, conference, hold, retrieve, transferBlindly, transferConsulted } from '../calls/consult.ts';
import { checkNumber, startCall } from '../calls/dial.ts';
import { legOf, type LegState } from '../calls/dialog.ts';
import { addLeg, connect, drop, openDialog, tellDialog } from '../calls/switch.ts';
import { tellAgent } from '../centre.ts';
import { dialogStateEvent } from '../events/calls.ts';
import { ownLegs, rest, tellState } from '../presence.ts';
import { isInside } from '../script.ts';
import { inCall, type AgentCommand } from './command.ts';

const dialogId = { dialogId: 'NO_DIALOG_ID' } as const;
const target = { number: 'MISSING_NUMBER', ...dialogId } as const;
const goingOn: readonly LegState[] = ['ACTIVE', 'HELD'];
const droppable: readonly LegState[] = ['INITIATING', 'INITIATED', 'ACTIVE', 'HELD', 'FAILED'];
const mayDial: ReadonlySet<string> = new Set(['READY', 'NOT_READY', 'HOLD']);

const makeCall: AgentCommand = {
  verb: 'MakeCall',
  params: { number: 'MISSING_NUMBER' },
  run: (centre, agent, { number = '' }) => {
    const refusal = checkNumber(centre, number);
    if (refusal !== undefined) return refusal;
    const isFree = ownLegs(agent).every(({ state }) => state === 'HELD');
    if (!mayDial.has(agent.state) || !isFree) return 'CF_INVALID_OBJECT_STATE';
    // Who dials isn't there for callers.
    if (agent.state === 'READY')
      rest(centre, agent, { state: 'NOT_READY', reasonCode: centre.flavour.reasons.dialledOut });
    else tellState(centre, agent);
    const dialog = openDialog(centre, {
      kind: isInside(number) ? 'inside' : 'out',
      fromAddress: agent.extension,
      toAddress: number,
    });
    return startCall(centre, addLeg(centre, dialog, { party: agent, state: 'INITIATING' }), number);
  },
};

export const callCommands: readonly AgentCommand[] = [
  makeCall,
  {
    verb: 'AnswerCall',
    params: dialogId,
    run: inCall(['ALERTING'], (centre, leg, agent) =>
      ownLegs(agent).some(({ state }) => state === 'ACTIVE') ? 'CF_INVALID_OBJECT_STATE' : connect(centre, leg.dialog),
    ),
  },
  { verb: 'HoldCall', params: dialogId, run: inCall(['ACTIVE'], hold) },
  {
    verb: 'RetrieveCall',
    params: dialogId,
    run: inCall(['HELD'], (centre, leg, agent) =>
      ownLegs(agent).some((own) => own !== leg && own.state !== 'HELD')
        ? 'CF_INVALID_OBJECT_STATE'
        : retrieve(centre, leg),
    ),
  },
  { verb: 'ReleaseCall', params: dialogId, run: inCall(droppable, drop) },
  {
    verb: 'Transfer_sst',
    params: target,
    run: inCall(
      ['ACTIVE'],
      (centre, leg, agent, { number = '' }) =>
        checkNumber(centre, number) ?? transferBlindly(centre, leg, agent, number),
    ),
  },
  {
    verb: 'ConsultCall',
    params: target,
    run: inCall(
      ['ACTIVE'],
      (centre, leg, agent, { number = '' }) => checkNumber(centre, number) ?? consult(centre, leg, agent, number),
    ),
  },
  {
    verb: 'TransferCall',
    params: target,
    run: inCall(goingOn, (centre, leg, agent, { number = '' }) => transferConsulted(centre, leg, agent, number)),
  },
  {
    verb: 'Conferencecall',
    params: target,
    run: inCall(goingOn, (centre, leg, agent, { number = '' }) => conference(centre, leg, agent, number)),
  },
  {
    verb: 'getdialogstate',
    params: { dialogId: null },
    run: (centre, agent, { dialogId: id = '' }) =>
      tellAgent(centre, agent, dialogStateEvent(id, legOf(centre.dialogs.get(id), agent), agent)),
  },
  {
    verb: 'wrapup',
    params: { reason: null, dialogId: null },
    loggedOut: true,
    // Nothing is answered, not even to a dialog that isn't there.
    run: (centre, _agent, { reason = '', dialogId: id = '' }) => {
      const dialog = centre.dialogs.get(id);
      if (dialog !== undefined) dialog.wrapUpReason = reason;
      return undefined;
    },
  },
  {
    verb: 'update_call_variable',
    params: { ...dialogId, variable: 'PLEASE_RETRY' },
    run: inCall(droppable, (centre, { dialog }, _agent, { variable = '' }) => {
      const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(variable) ?? [];
      if (name === undefined) return 'PLEASE_RETRY';
      dialog.variables.set(name, value);
      return tellDialog(centre, dialog);
    }),
  },
];
