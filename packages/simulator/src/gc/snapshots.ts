import type { Agent, GcAgentState } from './agent.ts';
import { liveLegs, type Dialog, type LegState } from './calls/dialog.ts';

/** An agent, as it stands now. */
export interface GcAgent {
  readonly agentId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: string;
  readonly supervisor: boolean;
  readonly extension: string;
  readonly state: GcAgentState;
  readonly reasonCode: string;
  /** The state asked for during a call. */
  readonly pendingState?: string;
  readonly mobile?: { readonly phone: string; readonly mode: 'CALL_BY_CALL' | 'NAILED_CONNECTION' };
  /** Where events go; absent while nobody has connected the agent. */
  readonly session?: { readonly sessionUrl: string; readonly destination: string; readonly callbackUrl?: string };
  /** The ids of the dialogs in which the agent is. */
  readonly dialogIds: readonly string[];
}

/** One party of a call. */
export interface GcParticipant {
  /** An extension, or a number outside. */
  readonly address: string;
  readonly agentId?: string;
  readonly state: LegState;
}

/** A call, as it stands now. */
export interface GcCall {
  readonly dialogId: string;
  readonly callType: string;
  readonly from: string;
  readonly to: string;
  readonly queueName?: string;
  /** Whether anybody is in it. */
  readonly live: boolean;
  readonly participants: readonly GcParticipant[];
  readonly variables: Readonly<Record<string, string>>;
  readonly wrapUpReason?: string;
  /** The main call of a consultation, or the one that was transferred here. */
  readonly associatedDialogId?: string;
}

/** A callback, as it stands now. */
export interface GcCallback {
  readonly agentId: string;
  readonly dialogId: string;
  readonly time: string;
  readonly number: string;
  readonly cancelled: boolean;
}

export const agentSnapshot = (agent: Agent): GcAgent => {
  const { profile, pending, mobile, session } = agent;
  return {
    agentId: agent.id,
    firstName: profile.firstName,
    lastName: profile.lastName,
    team: profile.team,
    supervisor: profile.supervises !== undefined,
    extension: agent.extension,
    state: agent.state,
    reasonCode: agent.reasonCode,
    ...(pending === undefined ? {} : { pendingState: pending.state }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(session === undefined
      ? {}
      : {
          session: {
            sessionUrl: session.sessionUrl,
            destination: session.destination,
            ...(session.callbackUrl === undefined ? {} : { callbackUrl: session.callbackUrl }),
          },
        }),
    dialogIds: [...agent.legs].map(({ dialog }) => dialog.id),
  };
};

export const callSnapshot = (dialog: Dialog): GcCall => ({
  dialogId: dialog.id,
  callType: dialog.callType,
  from: dialog.fromAddress,
  to: dialog.toAddress,
  ...(dialog.queueName === undefined ? {} : { queueName: dialog.queueName }),
  live: liveLegs(dialog).length > 0,
  participants: dialog.legs.map(({ address, agent, state }) => ({
    address,
    ...(agent === undefined ? {} : { agentId: agent.id }),
    state,
  })),
  variables: Object.fromEntries(dialog.variables),
  ...(dialog.wrapUpReason === undefined ? {} : { wrapUpReason: dialog.wrapUpReason }),
  ...(dialog.origin === undefined ? {} : { associatedDialogId: dialog.origin.id }),
});
