import { createCcaWebApiSimulator } from '../cca-web-api/simulator.ts';
import { createGcSimulator } from '../gc/simulator.ts';
import { createPtkCallbackSimulator } from '../ptk-callback/simulator.ts';
import { ptkCallbackWires } from '../ptk-callback/wire/wires.ts';
import { createUptivitySimulator } from '../uptivity/simulator.ts';
import { createVatsSimulator } from '../vats/simulator.ts';
import type { Settings } from './arguments.ts';
import { lineFor } from './report.ts';

export interface Terminal {
  print(line: string): void;
  complain(line: string): void;
}

interface Served {
  /** What a user has to know to reach it. */
  readonly facts: Readonly<Record<string, string>>;
  /** The same for programs: what clients read from their environment. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

type Serve = (settings: Settings, terminal: Terminal) => Promise<Served>;

const serveVats: Serve = async (settings, terminal) => {
  const simulator = await createVatsSimulator({
    port: settings.port,
    apiKey: settings.key,
    apiSalt: settings.salt,
    seed: settings.seed,
    statistics: { seededCalls: settings.seededCalls },
    time: { real: { speed: settings.speed } },
    onActivity: (activity) => terminal.print(lineFor(activity)),
    ...(settings.callbackUrl === undefined ? {} : { callbackUrl: settings.callbackUrl }),
  });
  for (const [number, answer] of settings.numbers) simulator.script.number(number, { answer });
  if (settings.load !== undefined) {
    simulator.generate({
      callsPerSecond: settings.load,
      seconds: settings.loadSeconds ?? Infinity,
      seed: settings.seed,
    });
  }
  return {
    facts: {
      'base URL': simulator.baseUrl,
      'API key': simulator.apiKey,
      'API salt': simulator.apiSalt,
      'events to': settings.callbackUrl ?? 'nowhere (set --callback-url); they are only printed',
    },
    environment: {
      VATS_API_KEY: simulator.apiKey,
      VATS_API_SALT: simulator.apiSalt,
      VATS_BASE_URL: simulator.baseUrl,
    },
    close: simulator.close,
  };
};

const serveUptivity: Serve = async (settings, terminal) => {
  const simulator = await createUptivitySimulator({
    port: settings.port,
    socketPort: settings.socketPort,
    closeAfterReply: settings.closeAfterReply,
    seed: settings.seed,
    time: { real: { speed: settings.speed } },
    onActivity: (activity) => terminal.print(lineFor(activity)),
  });
  return {
    facts: { 'base URL': simulator.baseUrl, socket: simulator.socketUrl },
    environment: { UPTIVITY_BASE_URL: simulator.baseUrl },
    close: simulator.close,
  };
};

const serveGc: Serve = async (settings, terminal) => {
  const simulator = await createGcSimulator({
    port: settings.port,
    flavour: settings.flavour,
    wrapping: settings.wrapping,
    seed: settings.seed,
    time: { real: { speed: settings.speed } },
    onActivity: (activity) => terminal.print(lineFor(activity)),
    ...(settings.agents === undefined ? {} : { agents: settings.agents }),
  });
  return {
    facts: {
      'base URL': simulator.baseUrl,
      agents: `${simulator.agents.length}; the password of each is demo`,
      'events to': 'the callback address that a session sends with Hello or Connect',
    },
    environment: {
      GC_COMMAND_URL: simulator.baseUrl,
      GC_CALLBACK_URL: 'http://127.0.0.1:4021/gc-events',
      GC_AGENT_ID: simulator.agents[0]?.agentId ?? '',
      GC_AGENT_PASSWORD: 'demo',
      GC_EXTENSION: simulator.agents[0]?.extension ?? '',
    },
    close: simulator.close,
  };
};

const serveCcaWebApi: Serve = async (settings, terminal) => {
  const simulator = await createCcaWebApiSimulator({
    port: settings.port,
    version: settings.serverVersion,
    seed: settings.seed,
    time: { real: { speed: settings.speed } },
    onActivity: (activity) => terminal.print(lineFor(activity)),
  });
  return {
    facts: {
      'base URL': simulator.baseUrl,
      login: `${simulator.username}, password ${simulator.password}, module ${simulator.module}`,
      token: simulator.permanentToken,
    },
    environment: {
      CCA_WEB_API_BASE_URL: simulator.baseUrl,
      CCA_WEB_API_USERNAME: simulator.username,
      CCA_WEB_API_PASSWORD: simulator.password,
      CCA_WEB_API_MODULE: simulator.module,
    },
    close: simulator.close,
  };
};

const servePtkCallback: Serve = async (settings, terminal) => {
  const simulator = await createPtkCallbackSimulator({
    port: settings.port,
    secondPort: settings.secondPort,
    wire: ptkCallbackWires[settings.wire],
    seed: settings.seed,
    time: { real: { speed: settings.speed } },
    onActivity: (activity) => terminal.print(lineFor(activity)),
  });
  return {
    facts: {
      'base URL': simulator.baseUrl,
      second: simulator.nodes[1].baseUrl,
      WSDL: simulator.wsdlUrl,
      segments: '7001 and 7002 of the tenant Main',
    },
    environment: {
      PTK_CALLBACK_BASE_URL: simulator.baseUrl,
      PTK_CALLBACK_WSDL: simulator.wsdlUrl,
      PTK_CALLBACK_TENANT: 'Main',
    },
    close: simulator.close,
  };
};

/** The vendors and how each is served. */
export const vendors: Readonly<Record<string, Serve>> = {
  vats: serveVats,
  uptivity: serveUptivity,
  gc: serveGc,
  'cca-web-api': serveCcaWebApi,
  'ptk-callback': servePtkCallback,
};
