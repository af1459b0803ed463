import type { Answer } from '../frame/answer.ts';
import { extend } from '../frame/extend.ts';
import { createFrame } from '../frame/frame.ts';
import { xml } from '../frame/notation.ts';
import type { RecordedRequest } from '../frame/records.ts';
import type { Simulator } from '../frame/simulator.ts';
import type { ProtocolError } from '../frame/socket-server.ts';
import type { Backstage, Vendor } from '../frame/vendor.ts';
import { readAsked } from './asked.ts';
import { createCallBook, type UptivityCall, type UptivityRecording } from './calls.ts';
import { codes, typeOf } from './codes.ts';
import { withDefaults } from './defaults.ts';
import { createDevices } from './devices.ts';
import type { UptivityDevice, UptivityUser } from './directory.ts';
import { writeResult, type Reply } from './envelope.ts';
import { carryOut } from './gate.ts';
import type { UptivitySettings, UptivitySimulatorOptions } from './options.ts';
import { wrongReplies } from './replies.ts';
import { createScript, type ScriptSource, type UptivityScript } from './script.ts';
import type { Site } from './site.ts';
import { minutesIn } from './us-time.ts';

/** A stand-in for the Uptivity API Server: its Web API over HTTP and its command socket. */
export interface UptivitySimulator extends Simulator {
  /** Where the command socket listens, such as `tcp://127.0.0.1:5620`. */
  readonly socketUrl: string;
  readonly socketPort: number;
  /** Says how the server behind the API behaves. */
  readonly script: UptivityScript;
  /** The calls so far, oldest first, as they stand now. */
  readonly calls: readonly UptivityCall[];
  /** What the schedules recorded, oldest first. */
  readonly recordings: readonly UptivityRecording[];
  /** The devices, as they stand now. */
  readonly devices: readonly UptivityDevice[];
  readonly users: readonly UptivityUser[];
  /** What clients did on the socket that its protocol doesn't allow; the last 10 000. */
  readonly protocolErrors: readonly ProtocolError[];
}

/** Starts an Uptivity simulator on loopback. */
export const createUptivitySimulator = async (options: UptivitySimulatorOptions = {}): Promise<UptivitySimulator> => {
  const settings = withDefaults(options);
  // A wrong offset is told here, and not by the first list.
  minutesIn(settings.utcOffset);
  const script = createScript();
  const {
    simulator,
    vendor,
    socketPort = 0,
    protocolErrors,
  } = await createFrame(options, (backstage) => createUptivity(backstage, settings, script));
  const { calls, devices } = vendor.site;
  return extend(simulator, {
    socketUrl: `tcp://127.0.0.1:${socketPort}`,
    socketPort,
    script,
    users: settings.users,
    protocolErrors,
    get calls() {
      return calls.calls;
    },
    get recordings() {
      return calls.recordings;
    },
    get devices() {
      return devices.all;
    },
  });
};

interface Uptivity extends Vendor {
  readonly site: Site;
}

const createUptivity = (
  backstage: Backstage,
  settings: UptivitySettings,
  script: UptivityScript & ScriptSource,
): Uptivity => {
  const calls = createCallBook(backstage, settings.schedule);
  const devices = createDevices(settings.devices);
  const site: Site = { settings, time: backstage.time, devices, calls, script };

  const reply = (
    request: RecordedRequest,
    given: Reply,
    overHttp: Partial<Pick<Answer, 'status' | 'headers'>> = {},
  ): Response => {
    const isError = (given.type ?? typeOf(given.code)) === 'ERROR';
    return new Response(writeResult(request, given, settings.requestType), {
      status: isError ? settings.errorStatus : 200,
      ...overHttp,
      headers: { 'content-type': 'text/xml; charset=utf-8', ...overHttp.headers },
    });
  };

  return {
    site,
    basePath: '/',
    notation: xml,
    socket: {
      port: settings.socketPort,
      terminator: '\r\n',
      closeAfterReply: settings.closeAfterReply,
      idleCloseMs: settings.idleCloseMs,
    },
    read: readAsked,
    answer: (request, traffic) => {
      if (request.transport === 'http') {
        if (!/^\/webapi\.aspx$/i.test(request.path)) return new Response('Not Found', { status: 404 });
        if (!/^(GET|POST)$/.test(request.method)) return new Response('Method Not Allowed', { status: 405 });
      }
      return reply(request, carryOut(site, request, traffic));
    },
    refusal: (request, fault) => reply(request, { ...fault, code: Number(fault.code) }),
    tooManyRequests: (request, retryAfter) =>
      reply(
        request,
        { code: codes.queueFull },
        { status: 429, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } },
      ),
    replies: wrongReplies,
    reset: () => {
      calls.reset();
      devices.reset();
      script.clear();
    },
  };
};
