import type { Ids } from '../frame/ids.ts';
import type { Time } from '../frame/time.ts';
import type { Agent } from './agent.ts';
import type { Callback } from './callbacks.ts';
import type { Dialog } from './calls/dialog.ts';
import type { GcEvent } from './events/event.ts';
import type { Flavour } from './flavours.ts';
import type { GcSettings } from './options.ts';
import type { ScriptSource } from './script.ts';
import type { Session, Sessions } from './sessions.ts';

/** The whole contact centre: everything that commands work on. */
export interface Centre {
  readonly settings: GcSettings;
  readonly flavour: Flavour;
  readonly time: Time;
  readonly ids: Ids;
  readonly script: ScriptSource;
  /** By id. */
  readonly agents: Map<string, Agent>;
  /** Who is logged in, by extension. */
  readonly phones: Map<string, Agent>;
  readonly sessions: Sessions;
  /** All dialogs so far, by id. */
  readonly dialogs: Map<string, Dialog>;
  /** The dialogs that wait for an agent, oldest first. */
  readonly waiting: Set<Dialog>;
  readonly callbacks: Callback[];
  /** The supervisors who follow a team, by its id. */
  readonly watchers: Map<string, Set<Agent>>;
  status: 'IN_SERVICE' | 'OUT_OF_SERVICE';
  /** What happens when an agent has become ready. */
  readonly whenReady: (agent: Agent) => void;
  /** Sends an event to a session, in its turn. */
  readonly tell: (session: Session, event: GcEvent) => void;
}

/** Tells an agent something; one whom no session has connected doesn't hear it. */
export const tellAgent = (centre: Centre, agent: Agent, event: GcEvent): void => {
  if (agent.session !== undefined) centre.tell(agent.session, event);
};
