import type { SimulatorOptions } from '../frame/options.ts';
import type { VatsAudioFile, VatsGroup, VatsLine, VatsUser } from './directory.ts';

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
  /** Enforces the published limits per tenant, in scenario time: HTTP 429 beyond them. Default false. */
  readonly rateLimits?: boolean;
  /** 2 (default) adds `was_transferred`, `hold_initiator` and `transfer` to call events; 1 leaves them out. */
  readonly apiVersion?: 1 | 2;
  /** Scenario milliseconds between a command's answer and its `result/…`. Default 100. */
  readonly resultDelayMs?: number;
}

export type VatsSettings = Required<Omit<VatsSimulatorOptions, keyof SimulatorOptions>>;
