import type { Time } from '../frame/time.ts';

/** How many requests a licence allows. */
export interface PtkCallbackRequestWindow {
  readonly requests: number;
  /** Scenario milliseconds. Default 900000: fifteen minutes. */
  readonly ms?: number;
}

/** `available`: there is one for each request. `taken`: all are in use. `missing`: the licence file is. */
export type PtkCallbackLicence = 'available' | 'taken' | 'missing';

/** Counts requests in the window that the licence defines: it begins with a request, and ends after its time. */
export interface RequestCounter {
  /** Counts a request; false for one too many, which isn't counted. */
  admit(): boolean;
  /** Uses the present window up, or opens one that is. */
  exhaust(): void;
  /** When the next request is admitted again, epoch milliseconds; undefined while one would be. */
  readonly exceededUntil: number | undefined;
}

const quarterOfAnHour = 15 * 60_000;

export const createRequestCounter = (window: PtkCallbackRequestWindow | undefined, time: Time): RequestCounter => {
  const { requests = Infinity, ms = quarterOfAnHour } = window ?? {};
  let endsAt = -Infinity;
  let left = requests;
  const renew = (): void => {
    if (time.now() < endsAt) return;
    endsAt = time.now() + ms;
    left = requests;
  };
  return {
    admit: () => {
      renew();
      if (left <= 0) return false;
      left -= 1;
      return true;
    },
    exhaust: () => {
      renew();
      left = 0;
    },
    get exceededUntil() {
      return left <= 0 && time.now() < endsAt ? endsAt : undefined;
    },
  };
};
