import { integer, optional, type InputFields } from '@trunkline/core';
import { oneOfNumbers, orNull } from '../../fields.ts';

/** How often a number is called again. */
export type Redials = 1 | 3 | 5 | 10;
/** Seconds until a busy number is called again. */
export type BusySeconds = 60 | 300 | 900 | 3600;
/** Seconds until a number that didn't answer is called again. */
export type NoAnswerSeconds = 3600 | 10_800 | 43_200 | 86_400;
/** Seconds until a number is called again at which the anti-robot met somebody; the last one stands so in the manual. */
export type AntirobotSeconds = (typeof antirobotSeconds)[number];
/** Seconds until a number is called again that the anti-robot couldn't reach. */
export type AntirobotNotAvailableSeconds = (typeof antirobotNotAvailableSeconds)[number];

const antirobotSeconds = [900, 1800, 3600, 7200, 10_800, 43_200, 864_000] as const;
const antirobotNotAvailableSeconds = [900, 1800, 3600, 7200, 10_800, 43_200, 86_400] as const;

/** When and how often a campaign calls again. Source: manual 2026 §4.6.4, §4.6.6. */
export interface RedialSettings {
  /** Attempts at most; of what exactly is not said. Wire: `redial_max`. */
  readonly redialMax?: number;
  /** Wire: `redial_busy`. */
  readonly redialBusy?: Redials;
  /** Wire: `redial_no_answer`. */
  readonly redialNoAnswer?: Redials;
  /** Wire: `redial_not_avail`. */
  readonly redialNotAvailable?: Redials;
  /** Wire: `timer_busy`. */
  readonly timerBusySeconds?: BusySeconds;
  /** Wire: `timer_no_answer`. */
  readonly timerNoAnswerSeconds?: NoAnswerSeconds;
  /** `null` and 0 are allowed here; what they do is not said. Wire: `timer_not_avail`. */
  readonly timerNotAvailableSeconds?: NoAnswerSeconds | 0 | null;
  /** Wire: `redial_antirobot_voice_mail`. */
  readonly redialAntirobotVoiceMail?: Redials;
  /** The PBX's default: 3. Wire: `redial_antirobot_busy`. */
  readonly redialAntirobotBusy?: Redials;
  /** The PBX's default: 1. Wire: `redial_antirobot_client_hungup`. */
  readonly redialAntirobotClientHungUp?: Redials;
  /** 1 to 10. The PBX's default: 3. Wire: `redial_antirobot_not_avail`. */
  readonly redialAntirobotNotAvailable?: number;
  /** Wire: `timer_antirobot_voice_mail`. */
  readonly timerAntirobotVoiceMailSeconds?: BusySeconds;
  /** Wire: `timer_antirobot_busy`. */
  readonly timerAntirobotBusySeconds?: AntirobotSeconds;
  /** Wire: `timer_antirobot_client_hungup`. */
  readonly timerAntirobotClientHungUpSeconds?: AntirobotSeconds;
  /** The PBX's default: 3600. Wire: `timer_antirobot_not_avail`. */
  readonly timerAntirobotNotAvailableSeconds?: AntirobotNotAvailableSeconds;
}

const redials = oneOfNumbers([1, 3, 5, 10]);
const busySeconds = oneOfNumbers([60, 300, 900, 3600]);
const noAnswerSeconds = oneOfNumbers([3600, 10_800, 43_200, 86_400]);
const antirobotWait = oneOfNumbers(antirobotSeconds);

export const redialFields: InputFields<RedialSettings> = {
  redialMax: optional('redial_max', integer({ min: 0 })),
  redialBusy: optional('redial_busy', redials),
  redialNoAnswer: optional('redial_no_answer', redials),
  redialNotAvailable: optional('redial_not_avail', redials),
  timerBusySeconds: optional('timer_busy', busySeconds),
  timerNoAnswerSeconds: optional('timer_no_answer', noAnswerSeconds),
  timerNotAvailableSeconds: optional('timer_not_avail', orNull(oneOfNumbers([0, 3600, 10_800, 43_200, 86_400]))),
  redialAntirobotVoiceMail: optional('redial_antirobot_voice_mail', redials),
  redialAntirobotBusy: optional('redial_antirobot_busy', redials),
  redialAntirobotClientHungUp: optional('redial_antirobot_client_hungup', redials),
  redialAntirobotNotAvailable: optional('redial_antirobot_not_avail', integer({ min: 1, max: 10 })),
  timerAntirobotVoiceMailSeconds: optional('timer_antirobot_voice_mail', busySeconds),
  timerAntirobotBusySeconds: optional('timer_antirobot_busy', antirobotWait),
  timerAntirobotClientHungUpSeconds: optional('timer_antirobot_client_hungup', antirobotWait),
  timerAntirobotNotAvailableSeconds: optional('timer_antirobot_not_avail', oneOfNumbers(antirobotNotAvailableSeconds)),
};
