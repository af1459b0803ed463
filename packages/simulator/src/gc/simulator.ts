import { extend } from '../frame/extend.ts';
import { createFrame } from '../frame/frame.ts';
import { json } from '../frame/notation.ts';
import type { RecordedWebhook } from '../frame/records.ts';
import type { Simulator } from '../frame/simulator.ts';
import type { Backstage, Vendor } from '../frame/vendor.ts';
import { readCommand, namedParams, type GcCommand } from './asked.ts';
import { liveLegs } from './calls/dialog.ts';
import { receiveCall, type GcIncomingCall } from './calls/incoming.ts';
import { offerCall, type GcOutboundCall } from './calls/outbound.ts';
import { drop } from './calls/switch.ts';
import type { Centre } from './centre.ts';
import { withDefaults } from './defaults.ts';
import { errorEvent, systemEvent, type GcEvent } from './events/event.ts';
import { letterFor } from './events/writing.ts';
import { addresseeOf, carryOut } from './gate.ts';
import { openCentre } from './opening.ts';
import type { GcSettings, GcSimulatorOptions } from './options.ts';
import { createScript, type GcScript, type ScriptSource } from './script.ts';
import { destinationOf } from './sessions.ts';
import { agentSnapshot, callSnapshot, type GcAgent, type GcCall, type GcCallback } from './snapshots.ts';

/** A stand-in for ExpertFlow's Generic Connector: its command address, and the events that it posts to each session. */
export interface GcSimulator extends Simulator {
  /** Says how numbers behave. */
  readonly script: GcScript;
  /** The commands so far, oldest first, read from {@link Simulator.requests}. */
  readonly commands: readonly GcCommand[];
  /** The agents, as they stand now. */
  readonly agents: readonly GcAgent[];
  /** The calls so far, oldest first, as they stand now. */
  readonly calls: readonly GcCall[];
  /** The callbacks that agents have arranged. */
  readonly callbacks: readonly GcCallback[];
  /** What heartbeats hear. Every session is told of a change; out of service, all other commands come to DOWN. */
  status: 'IN_SERVICE' | 'OUT_OF_SERVICE';
  /** Somebody calls from outside. Answers with the call as it begins. */
  incomingCall(call: GcIncomingCall): GcCall;
  /** The dialler offers a call to an agent who is ready, or brings a customer. */
  outboundCall(call: GcOutboundCall): GcCall;
  /** Whoever is outside hangs up. */
  hangUp(dialogId: string): void;
  /** Posts any event to the session of an agent; resolves when it was answered or failed. */
  postEvent(agentId: string, event: GcEvent): Promise<RecordedWebhook>;
}

/** Starts a GC simulator on loopback. */
export const createGcSimulator = async (options: GcSimulatorOptions = {}): Promise<GcSimulator> => {
  const settings = withDefaults(options);
  const script = createScript();
  const { simulator, vendor } = await createFrame(options, (backstage) => createGc(backstage, settings, script));
  return extend(simulator, {
    script,
    get commands() {
      return simulator.requests.flatMap((request) => readCommand(request) ?? []);
    },
    get agents() {
      return [...vendor.centre.agents.values()].map(agentSnapshot);
    },
    get calls() {
      return [...vendor.centre.dialogs.values()].map(callSnapshot);
    },
    get callbacks() {
      return vendor.centre.callbacks.map((callback) => ({ ...callback }));
    },
    get status() {
      return vendor.centre.status;
    },
    set status(status) {
      const { centre } = vendor;
      centre.status = status;
      for (const session of centre.sessions.all) centre.tell(session, systemEvent(status));
    },
    incomingCall: (call: GcIncomingCall) => callSnapshot(receiveCall(vendor.centre, call)),
    outboundCall: (call: GcOutboundCall) => callSnapshot(offerCall(vendor.centre, call)),
    hangUp: (dialogId: string) => {
      const dialog = vendor.centre.dialogs.get(dialogId);
      const outside = dialog && liveLegs(dialog).find(({ agent }) => agent === undefined);
      if (outside === undefined) throw new TypeError('Nobody from outside is in this dialog.');
      drop(vendor.centre, outside);
    },
    postEvent: async (agentId: string, event: GcEvent) => vendor.post(agentId, event),
  });
};

interface Gc extends Vendor {
  readonly centre: Centre;
  readonly post: (agentId: string, event: GcEvent) => Promise<RecordedWebhook>;
}

const createGc = (backstage: Backstage, settings: GcSettings, script: GcScript & ScriptSource): Gc => {
  let centre = openCentre(backstage, settings, script);
  const accepted = (): Response => {
    const { status = 200, body = {} } = settings.acceptance;
    return typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status });
  };

  return {
    get centre() {
      return centre;
    },
    basePath: '/gc',
    notation: json,
    read: (request) => {
      const asked = readCommand(request);
      return asked === undefined ? {} : { command: asked.verb, fields: { id: asked.id, ...namedParams(asked) } };
    },
    answer: (request) => {
      if (!/^\/gc(\/|$)/.test(request.path)) return new Response('Not Found', { status: 404 });
      if (request.method !== 'POST') return new Response('Method Not Allowed', { status: 405 });
      const asked = readCommand(request);
      if (asked === undefined) return Response.json({}, { status: 400 });
      carryOut(centre, asked);
      return accepted();
    },
    refusal: (request, { code, message }) => {
      const asked = readCommand(request);
      if (asked !== undefined) centre.tell(addresseeOf(centre, asked), errorEvent(String(code), settings, message));
      return accepted();
    },
    tooManyRequests: (_request, retryAfter) =>
      Response.json({}, { status: 429, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } }),
    events: { write: (event) => letterFor(event, settings.wrapping) },
    post: async (agentId, event) => {
      const agent = centre.agents.get(agentId);
      if (agent === undefined) throw new TypeError('The contact centre has no such agent.');
      const nowhere = { lane: agentId, url: undefined };
      return backstage.post(event.type, event, agent.session ? destinationOf(agent.session) : nowhere);
    },
    reset: () => {
      script.clear();
      centre = openCentre(backstage, settings, script);
    },
  };
};
