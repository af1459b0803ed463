import { input, integer, named, optional, text, type InputFields } from '@trunkline/core';
import { atLeastOne, type AtLeastOne } from '../one-of.ts';
import { command, extraName, reply, type UptivityOperation, type UptivityReply } from '../operation.ts';
import { parameters, type Parameters } from '../parameters.ts';

/** Which telephone a call is on. At least one of them is given. */
export interface CallDevice {
  /** The telephone, by the id under which the server tracks its state. Wire: `DEVICEID`. */
  readonly deviceId?: string;
  /** Only for a device that is tied to an agent. Wire: `DEVICEALIAS`. */
  readonly deviceAlias?: string;
  /** The computer beside the telephone: stands in for `deviceId`, or overrides its stored station. Wire: `STATIONNAME`. */
  readonly stationName?: string;
  /** The agent's system user name; only for a device that is tied to an agent. Wire: `SYS_USER`. */
  readonly sysUser?: string;
  /** The agent's CRM user name; only for a device that is tied to an agent. Wire: `CRM_USER`. */
  readonly crmUser?: string;
}

type UserFieldNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15;

/** The fifteen fields that a customer defines. Wire: `USER1` to `USER15`. */
export type UserFields = { readonly [Number in UserFieldNumber as `user${Number}`]?: string };

/**
 * What may be told of a call. Inferred but for `callInstance`, `keepDays`, `user1` and `user2`: the names are those of the
 * parameter list, their use with these commands is not publicly documented.
 */
export interface CallFacts extends UserFields {
  /** Tells apart calls that one device has at the same time. Default: blank. Wire: `CALLINSTANCE`. */
  readonly callInstance?: string;
  /** The id that the telephone system gave the call. Wire: `CALLID`. */
  readonly callId?: string;
  /** Wire: `CALLDIRECTION`, `I` or `O`. */
  readonly callDirection?: 'inbound' | 'outbound';
  /** The number that calls. Wire: `ANI`. */
  readonly ani?: string;
  /** The number that was called. Wire: `DNIS`. */
  readonly dnis?: string;
  /** The queue or gate the call came by. Wire: `GATE`. */
  readonly gate?: string;
  /** The skill group. Wire: `SGROUP`. */
  readonly sgroup?: string;
  /** How many days the recording is kept. Wire: `KEEPDAYS`. */
  readonly keepDays?: number;
  /** The id of an archive action. Wire: `ARCHIVEACTION`. */
  readonly archiveAction?: number;
  /** Further parameters of your server's manual, by tag. */
  readonly extra?: Parameters;
}

/** A device, and what is told of its call. */
export type CallInput = AtLeastOne<CallDevice> & CallFacts;

/**
 * The same for a call that goes on. That its device is named as at its start is inferred, so a parameter of `extra` may name
 * it instead.
 */
export type OngoingCallInput = AtLeastOne<CallDevice & Pick<CallFacts, 'extra'>> & Omit<CallFacts, 'extra'>;

const devices = ['deviceId', 'deviceAlias', 'stationName', 'sysUser', 'crmUser'] as const;
const devicesOrExtra = [...devices, 'extra'] as const;

/** A customer's field may be emptied. */
const blankable = text({ min: 0 });
const userNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;
const userFields = Object.fromEntries(
  userNumbers.map((number) => [`user${number}`, optional(`USER${number}`, blankable)]),
) as unknown as InputFields<UserFields>;

const callFields: InputFields<CallDevice & CallFacts> = {
  deviceId: optional('DEVICEID', text()),
  deviceAlias: optional('DEVICEALIAS', text()),
  stationName: optional('STATIONNAME', text()),
  sysUser: optional('SYS_USER', text()),
  crmUser: optional('CRM_USER', text()),
  callInstance: optional('CALLINSTANCE', blankable),
  callId: optional('CALLID', text()),
  callDirection: optional('CALLDIRECTION', named({ inbound: 'I', outbound: 'O' })),
  ani: optional('ANI', text()),
  dnis: optional('DNIS', text()),
  gate: optional('GATE', text()),
  sgroup: optional('SGROUP', text()),
  keepDays: optional('KEEPDAYS', integer({ min: -1 })),
  archiveAction: optional('ARCHIVEACTION', integer()),
  extra: optional(extraName, parameters()),
  ...userFields,
};

/** Further parameters of which there is none name no device. */
function holdsExtra({ extra = {} }: CallFacts): boolean {
  return Object.values<unknown>(extra).some((value) => value !== undefined);
}

function callCommand<Input extends CallFacts & CallDevice>(
  name: string,
  type: string,
  { evidence, group }: { readonly evidence: 'documented' | 'inferred'; readonly group: readonly string[] },
): UptivityOperation<Input, UptivityReply> {
  const isNamed = atLeastOne(group);
  return command(
    name,
    { type },
    {
      input: input<Input>(callFields as unknown as InputFields<Input>),
      output: reply,
      repeat: 'unsafe',
      evidence,
      check: (given) => isNamed(holdsExtra(given) ? given : { ...given, extra: undefined }),
    },
  );
}

/**
 * Tells the server that a device began a call. The scheduler then decides whether it is recorded: code 9 (no schedule
 * matched) and 35 (a filter blocked it) are errors of category `policy`; `acceptCodes: [9, 35]` makes them successes.
 *
 * ```ts
 * const result = await uptivity.calls.start({ deviceId: '200', ani: '74955404444' }, { acceptCodes: [9, 35] });
 * if (result.ok) result.value.outcome.name; // 'RecordingStarted'
 * ```
 *
 * Wire: `CALLSTART`. Never repeated after a doubt. Source: API Server Commands 17.1–18.1; the data of its reply is not
 * publicly documented.
 */
export const start: UptivityOperation<CallInput, UptivityReply> = callCommand('calls.start', 'CALLSTART', {
  evidence: 'documented',
  group: devices,
});

/**
 * Changes what is known of a call that is going on: the customer's fields, how long it is kept.
 *
 * Wire: `CALLUPDATE`. Never repeated after a doubt. Source: Web API Service 17.1–20.1, seen with `DEVICEID`, `USER1`,
 * `USER2` and `KEEPDAYS`; that the other ways to name the device work is inferred from `CALLSTART`.
 */
export const update: UptivityOperation<OngoingCallInput, UptivityReply> = callCommand('calls.update', 'CALLUPDATE', {
  evidence: 'documented',
  group: devicesOrExtra,
});

/**
 * Tells the server that a call ended.
 *
 * Wire: `CALLSTOP`. Never repeated after a doubt. Inferred: its name stands in the history of the 4.5 manual only, its
 * parameters are taken to be those of `CALLSTART`.
 */
export const stop: UptivityOperation<OngoingCallInput, UptivityReply> = callCommand('calls.stop', 'CALLSTOP', {
  evidence: 'inferred',
  group: devicesOrExtra,
});

export interface CallListInput {
  /** How many calls. Wire: `CALLCOUNT`. */
  readonly callCount?: number;
  /** Further parameters of your server's manual, by tag. */
  readonly extra?: Parameters;
}

/**
 * Lists calls. Experimental: what comes back is not publicly documented, so it is handed out as it came, in `data`. What
 * repeats is then a list from two on; `request('CALLLIST', { CALLCOUNT: 9 }, { lists: ['CALLS.CALL'] })` makes it one always.
 *
 * Wire: `CALLLIST`. Source: Parameters and Data Types 17.1–20.1, for `CALLCOUNT`.
 */
export const list: UptivityOperation<CallListInput, UptivityReply> = command(
  'calls.list',
  { type: 'CALLLIST' },
  {
    input: input<CallListInput>({
      callCount: optional('CALLCOUNT', integer({ min: 1 })),
      extra: optional(extraName, parameters()),
    }),
    output: reply,
    repeat: 'safe',
    evidence: 'inferred',
  },
);
