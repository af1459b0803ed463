/** Each step as a command, and what the recorders have been told once it succeeds. */
import type { GcSession, Result, TrunklineError } from '@trunkline/gc';
import type { UptivityClient } from '@trunkline/uptivity';
import type { Step, Told } from './next-step.ts';
import type { Wanted } from './wanted.ts';

export interface Recorders {
  readonly agent: GcSession;
  readonly uptivity: UptivityClient;
  /** The agent's telephone, as Uptivity knows it. */
  readonly deviceId: string;
}

interface StepFacts {
  readonly send: (recorders: Recorders, dialogId: string, wanted: Wanted) => Promise<Result<unknown, TrunklineError>>;
  readonly told: (before: Told, wanted: Wanted) => Told;
}

/** Already recorded, no schedule matched, a filter blocked it: heard, and no failure of ours. */
const heard = { acceptCodes: [1, 9, 35] } as const;

/** One telephone may have several calls at a time: each is an instance of its own. */
const call = (deviceId: string, dialogId: string) => ({ deviceId, callInstance: dialogId });

const update: StepFacts = {
  send: ({ uptivity, deviceId }, dialogId, { fields }) =>
    uptivity.calls.update({ ...call(deviceId, dialogId), ...fields }),
  told: (before, { fields }) => ({ ...before, recording: 'going on', fields }),
};

export const steps: Readonly<Record<Step, StepFacts>> = {
  start: {
    send: ({ uptivity, deviceId }, dialogId, { about, fields }) =>
      uptivity.calls.start({ ...call(deviceId, dialogId), callId: dialogId, ...about, ...fields }, heard),
    told: (before, { fields }) => ({ ...before, recording: 'going on', fields }),
  },
  update,
  // Says what is known anyway, so it changes nothing; and it is refused if there is no such call.
  lookUp: update,
  stop: {
    send: ({ uptivity, deviceId }, dialogId) => uptivity.calls.stop(call(deviceId, dialogId)),
    told: (before) => ({ ...before, recording: 'done' }),
  },
  pause: {
    send: ({ agent }) => agent.pauseZoomRecording(),
    told: (before) => ({ ...before, paused: true }),
  },
  resume: {
    send: ({ agent }) => agent.resumeZoomRecording(),
    told: (before) => ({ ...before, paused: false }),
  },
};
