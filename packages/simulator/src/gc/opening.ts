import type { Backstage } from '../frame/vendor.ts';
import { createAgent } from './agent.ts';
import { seekCall } from './calls/queues.ts';
import type { Centre } from './centre.ts';
import { inScalars } from './events/writing.ts';
import { flavours } from './flavours.ts';
import type { GcSettings } from './options.ts';
import type { ScriptSource } from './script.ts';
import { createSessions, destinationOf } from './sessions.ts';

/** A contact centre as it is in the morning: nobody is there, nothing rings. */
export const openCentre = ({ ids, time, post }: Backstage, settings: GcSettings, script: ScriptSource): Centre => {
  const centre: Centre = {
    settings,
    flavour: flavours[settings.flavour],
    time,
    ids,
    script,
    agents: new Map(settings.agents.map((profile) => [profile.agentId, createAgent(profile)])),
    phones: new Map(),
    sessions: createSessions(),
    dialogs: new Map(),
    waiting: new Set(),
    callbacks: [],
    watchers: new Map(),
    status: 'IN_SERVICE',
    whenReady: (agent) => seekCall(centre, agent),
    // An event says how things stood when they changed; a session hears one after the other.
    tell: (session, event) => {
      const payload = inScalars(event, settings.scalars);
      session.busyUntil = Math.max(time.now(), session.busyUntil) + settings.eventDelayMs;
      time.schedule(session.busyUntil - time.now(), () => void post(event.type, payload, destinationOf(session)));
    },
  };
  return centre;
};
