import { extend } from '../frame/extend.ts';
import { createFrame } from '../frame/frame.ts';
import { formLetter } from '../frame/letter.ts';
import { json } from '../frame/notation.ts';
import type { RecordedWebhook } from '../frame/records.ts';
import type { Simulator } from '../frame/simulator.ts';
import type { Backstage, Vendor } from '../frame/vendor.ts';
import { createAnswers } from './answers.ts';
import { createApp } from './app.ts';
import { createDial } from './calls/dial.ts';
import { createExchange } from './calls/exchange.ts';
import { receiveCall, type IncomingCall } from './calls/incoming.ts';
import { createRecorder } from './calls/recorder.ts';
import { seedCalls } from './calls/seeded.ts';
import { snapshotOf, type SimulatedCall } from './calls/snapshot.ts';
import { openCompany, type Company } from './company.ts';
import { withDefaults } from './defaults.ts';
import { createDesk } from './desk.ts';
import { createLoad, type VatsLoad, type VatsLoadOptions } from './load.ts';
import { createRateLimiter, createWrongRequestRule } from './limits.ts';
import type { VatsSettings, VatsSimulatorOptions } from './options.ts';
import type { Pbx } from './pbx.ts';
import { createScript, type ScriptSource, type VatsScript } from './script.ts';
import { signedForm, wrongSignature } from './signature.ts';

/** Whatever the PBX keeps. Rows are as the wire has them. */
export type VatsCompany = Readonly<Company>;

/** A stand-in for the VATS (MANGO OFFICE VPBX) API. */
export interface VatsSimulator extends Simulator {
  /** Wire: `vpbx_api_key`. */
  readonly apiKey: string;
  /** The secret of the signature. */
  readonly apiSalt: string;
  /** Says how numbers, messages and commands turn out. */
  readonly script: VatsScript;
  /** The conversations so far, oldest first, as they stand now. */
  readonly calls: readonly SimulatedCall[];
  /** Roubles; at 0 and below, calls and messages are refused with 2240. */
  balance: number;
  /** Somebody calls from outside. Answers with the call as it begins. */
  incomingCall(call: IncomingCall): SimulatedCall;
  /** Lets calls come in one after the other, with all their events: a load. */
  generate(load: VatsLoadOptions): VatsLoad;
  /** What the PBX keeps and requests may change, as it stands now: a copy. */
  readonly company: VatsCompany;
  /** The API of the contact centre, beside `baseUrl`. */
  readonly contactCentreUrl: string;
  /** The API of speech analytics, beside `baseUrl`. */
  readonly speechUrl: string;
  /** Posts any event, signed; resolves when it was answered or failed. `path` is such as `events/dtmf`. */
  postEvent(path: string, payload: unknown): Promise<RecordedWebhook>;
  /** The connection check of the vendor's personal account: a signed post to `ping` (path and body are inferred). */
  checkConnection(): Promise<RecordedWebhook>;
}

/** Starts a VATS simulator on loopback. */
export const createVatsSimulator = async (options: VatsSimulatorOptions = {}): Promise<VatsSimulator> => {
  const settings = withDefaults(options);
  const script = createScript();
  const { simulator, vendor } = await createFrame(options, (backstage) => createVats(backstage, settings, script));
  const { pbx, loads } = vendor;
  return extend(simulator, {
    apiKey: settings.apiKey,
    apiSalt: settings.apiSalt,
    script,
    get calls() {
      return pbx.exchange.conversations.map(snapshotOf);
    },
    get balance() {
      return pbx.balance;
    },
    set balance(balance) {
      pbx.balance = balance;
    },
    incomingCall: (call: IncomingCall) => snapshotOf(receiveCall(pbx, call)),
    generate: (options: VatsLoadOptions) => {
      const load = createLoad(options, {
        time: pbx.time,
        directory: pbx.company,
        call: (call) => void receiveCall(pbx, call),
      });
      loads.add(load);
      return load;
    },
    get company() {
      return structuredClone(pbx.company);
    },
    contactCentreUrl: `${simulator.origin}/cc/`,
    speechUrl: `${simulator.origin}/s2t/`,
    postEvent: pbx.post,
    checkConnection: () => pbx.post('ping', {}),
  });
};

interface Vats extends Vendor {
  readonly pbx: Pbx;
  readonly loads: Set<VatsLoad>;
}

const createVats = (backstage: Backstage, settings: VatsSettings, script: VatsScript & ScriptSource): Vats => {
  const { ids, time } = backstage;
  const company = openCompany(settings);
  const desk = createDesk();
  const recorder = createRecorder(backstage, company, settings);
  const exchange = createExchange(backstage, settings, script, recorder);
  const dial = createDial(exchange, company);
  const seeded = seedCalls(settings, company, time.now());
  const { balance } = settings;
  const pbx: Pbx = { ...backstage, settings, company, desk, exchange, recorder, dial, seeded, script, balance };
  const answers = createAnswers(settings.errorForm, ids);
  const rateLimiter = createRateLimiter(settings.rateLimits, time.now);
  const wrongRequests = createWrongRequestRule(settings.wrongRequestRule, time.now);
  const signed = (payload: unknown): Record<string, string> => signedForm(settings.apiKey, payload, settings.apiSalt);
  const loads = new Set<VatsLoad>();
  const app = createApp({ pbx, answers, rateLimiter, wrongRequests });

  return {
    pbx,
    loads,
    basePath: '/vpbx/',
    notation: json,
    answer: (received) => app.request(received.path, { method: received.method }, { received }),
    refusal: (_request, { code, message }) => answers.refused(code, message === undefined ? {} : { message }),
    tooManyRequests: (_request, retryAfter) => answers.tooManyRequests(retryAfter),
    events: {
      write: (payload) => formLetter(signed(payload)),
      forge: (payload) => formLetter({ ...signed(payload), sign: wrongSignature }),
    },
    reset: () => {
      exchange.reset();
      desk.clear();
      Object.assign(company, openCompany(settings));
      for (const load of loads) load.stop();
      loads.clear();
      script.clear();
      rateLimiter.reset();
      wrongRequests.reset();
      pbx.balance = settings.balance;
    },
  };
};
