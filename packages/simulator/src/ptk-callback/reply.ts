import { noLicence, statusOf, statuses, type StatusName } from './codes.ts';
import type { Data } from './soap/write.ts';

/** What a request comes to. */
export interface Reply {
  readonly code: number;
  /** Default: what the vendor says with this code. */
  readonly description?: string | undefined;
  /** What the answer holds beside its status. */
  readonly data?: Data;
}

export const reply = (status: StatusName, data?: Data): Reply => ({
  code: statuses[status].code,
  ...(data && { data }),
});

/** What a request gets that finds no licence. */
export const withoutLicence = (ptkVersion: number): Reply =>
  ptkVersion <= 4 ? { ...reply('ResourcesUnavailable'), description: noLicence } : reply('LicenseUnavailable');

/** Whether something was done, be it in part. */
export const isDone = ({ code }: Pick<Reply, 'code'>): boolean =>
  ['success', 'partial'].includes(statusOf(code)?.class ?? '');

/** The status as it stands in an answer; a code that the vendor doesn't know has neither name nor words. */
export const statusData = ({ code, description }: Pick<Reply, 'code' | 'description'>): StatusData => {
  const known = statusOf(code);
  return { Code: String(code), Result: known?.name ?? '', Description: description ?? known?.description ?? '' };
};

interface StatusData extends Data {
  readonly Code: string;
  readonly Result: string;
  readonly Description: string;
}
