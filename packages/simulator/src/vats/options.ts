import type { SimulatorOptions } from '../frame/options.ts';
import type { VatsAudioFile, VatsGroup, VatsLine, VatsUser } from './directory.ts';
import type { VatsRates } from './limits.ts';
import type { VatsLists } from './lists.ts';

/** What statistics tell, and how. Times are scenario milliseconds. */
export interface VatsStatisticsOptions {
  /** So many made-up calls beside those that were simulated; each is the same every time it is asked for. Default 0. */
  readonly seededCalls?: number;
  /** When the first of them began. Default: 30 days before the simulator starts. */
  readonly seededFrom?: Date;
  /** Before when all of them began. Default: when the simulator starts. */
  readonly seededUntil?: Date;
  /** How long a query is worked on. Default 2000. */
  readonly readyAfterMs?: number;
  /** How long its result is kept then; after that its key is stale. Default 60000, the least that the manual promises. */
  readonly keptMs?: number;
  /** What ends a row of CSV. Default `\n`; real servers have been seen with `\r\n`. */
  readonly lineEnd?: '\n' | '\r\n';
  /** `brackets` (default): recordings as `[id1,id2]`. `bare`: `id1,id2`, as in the newer manual's sample. */
  readonly records?: 'brackets' | 'bare';
}

/** How recordings are kept and handed out. */
export interface VatsRecordingOptions {
  /** Scenario milliseconds until a recording lies in the cloud storage. Default 2000. */
  readonly savedAfterMs?: number;
  /** Of the files. Default 4000, which is 32 kbit/s. */
  readonly bytesPerSecond?: number;
  /** Gives every file this size, in bytes, however long the recording is. */
  readonly fileBytes?: number;
  /** Whether signed links are switched on in the personal account. Default true. */
  readonly links?: boolean;
  /** How a recording is refused that isn't there, or not there yet: code 3320 (default) or HTTP 404. Inferred. */
  readonly missing?: 3320 | 404;
}

/** How `createVatsSimulator` is set up. Everything has a default; the defaults make a small company. */
export interface VatsSimulatorOptions extends SimulatorOptions {
  /** Wire: `vpbx_api_key`. Default `demo-key`. */
  readonly apiKey?: string;
  /** The secret of the signature. Default `demo-salt`. */
  readonly apiSalt?: string;
  /** Wire: `product_id` of `events/record/added`. Default 4000001. */
  readonly productId?: number;
  /** Default: four employees, 101 to 104. */
  readonly users?: readonly VatsUser[];
  /** Default: sales (201, in turn) and support (202, all at once). */
  readonly groups?: readonly VatsGroup[];
  /** Default: two lines. */
  readonly lines?: readonly VatsLine[];
  /** Default: one file, id 501. */
  readonly audioFiles?: readonly VatsAudioFile[];
  /** Roubles. At 0 and below, calls and messages are refused with 2240. Default 1000. */
  readonly balance?: number;
  /**
   * `result` (default): errors are `{"result": code}` with HTTP 200, the newer manual's form.
   * `code420`: 2xxx, 31xx and 33xx are HTTP 420 with `{"code": code}`, the older manual's form.
   * The status 200 of the newer form is inferred.
   */
  readonly errorForm?: 'result' | 'code420';
  /**
   * Where the PBX refuses a well-formed command that it can't carry out (no such call, wrong state, no money).
   * `notification` (default): the answer is 1000, the code comes in `result/…`. `answer`: the answer carries it. Inferred.
   */
  readonly refusals?: 'notification' | 'answer';
  /**
   * What a command says to a `call_id` that never existed. The manual lists 4101 for commands; 3310 is its code for
   * "call not found". Default 4101.
   */
  readonly unknownCallCode?: 4101 | 3310;
  /**
   * Enforces "one wrong request per two minutes": after an answer with a 3xxx, the next 3xxx within 120 s of scenario
   * time is HTTP 401, and so is every request until the 120 s are over. Default false.
   */
  readonly wrongRequestRule?: boolean;
  /**
   * Enforces the published limits per tenant, in scenario time: HTTP 429 beyond them. Limits of another agreement are named by
   * bucket (`{ callback: { requests: 40, seconds: 1 } }`); the others stay as published. Default false.
   */
  readonly rateLimits?: boolean | VatsRates;
  /** What lists there are that the API only reads, as the wire has them. Default: a few rows of each. */
  readonly lists?: Partial<VatsLists>;
  readonly statistics?: VatsStatisticsOptions;
  readonly recordings?: VatsRecordingOptions;
  /** Whether the API may subscribe paid services; without it such requests are refused with 5201. Default true. */
  readonly apiMaySubscribe?: boolean;
  /** Whether the service "black and white lists" is subscribed; without it the outgoing list answers 5008. Default true. */
  readonly blackListService?: boolean;
  /** The biggest file that may be uploaded, in bytes; a bigger one is HTTP 413. Default 100 MB. */
  readonly maxUploadBytes?: number;
  /** Scenario milliseconds until an uploaded file is recognised. Default 5000. */
  readonly recognitionMs?: number;
  /** Scenario milliseconds until pushed tasks stand in their campaign. Default 1000. */
  readonly pushDelayMs?: number;
  /** How speech analytics (`/s2t/…`) is asked: by signed forms (default) or by bare JSON. Either is inferred. */
  readonly speechRequests?: 'signed' | 'json';
  /** Channels of the mobile application; messages to another one are refused with 5000. Default 901. */
  readonly messageChannels?: readonly number[];
  /** Where tasks of the contact centre are told of; the manual doesn't say it. Default: nowhere. */
  readonly contactCentreTaskPath?: string;
  /** 2 (default) adds `was_transferred`, `hold_initiator` and `transfer` to call events; 1 leaves them out. */
  readonly apiVersion?: 1 | 2;
  /** Scenario milliseconds between a command's answer and its `result/…`. Default 100. */
  readonly resultDelayMs?: number;
}

/** With every default filled in. */
export interface VatsSettings extends Required<
  Omit<VatsSimulatorOptions, keyof SimulatorOptions | 'lists' | 'statistics' | 'recordings' | 'contactCentreTaskPath'>
> {
  readonly lists: VatsLists;
  readonly statistics: Required<Omit<VatsStatisticsOptions, 'seededFrom' | 'seededUntil'>> &
    Pick<VatsStatisticsOptions, 'seededFrom' | 'seededUntil'>;
  readonly recordings: Required<Omit<VatsRecordingOptions, 'fileBytes'>> & Pick<VatsRecordingOptions, 'fileBytes'>;
  readonly contactCentreTaskPath: string | undefined;
}
