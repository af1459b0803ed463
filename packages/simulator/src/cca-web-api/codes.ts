import { isBefore, type Release } from './version.ts';

interface Code {
  readonly code: number;
  /** The HTTP status that goes with it. Default: what the options say for errors. */
  readonly status?: number;
  /** The first version that has it; older ones say the other code. */
  readonly since?: readonly [release: Release, before: CodeName];
}

export type CodeName =
  | 'Success'
  | 'Pending'
  | 'SuccessListRunning'
  | 'Failed'
  | 'UnknownToken'
  | 'UnknownObject'
  | 'AlreadyExists'
  | 'AccessDenied'
  | 'NotAllowed'
  | 'InvalidArgs'
  | 'InvalidOperation'
  | 'NoDataAvailable'
  | 'FileNotFound'
  | 'TooMuchData'
  | 'SurveyUnknownResource'
  | 'SurveyWebConnectionOffline'
  | 'SurveyUpdateFailed'
  | 'TaskUpdateCompatibilityWarnings'
  | 'WebProdSurveyAlreadyOnline'
  | 'WebProdUnknownSurvey'
  | 'ListTargetNotCompatible'
  | 'NotLocked'
  | 'UpdateFailedNameAlreadyUsed'
  | 'QuotaQuestionNotFound'
  | 'QuotaTokenNotFound'
  | 'QuotaInvalidToken'
  | 'QuotaLockFailed'
  | 'QuotaAvailabilityGetFailed'
  | 'NoCcaConnection'
  | 'CacheLoading';

/** The codes that the simulator gives by itself, under the vendor's names. Any other may be staged too. */
const codes: { readonly [Name in CodeName]: Code } = {
  Success: { code: 0, status: 200 },
  Pending: { code: 1, status: 200 },
  SuccessListRunning: { code: 2, status: 200 },
  Failed: { code: 100 },
  // The only pair of code and status that the vendor shows.
  UnknownToken: { code: 102, status: 401 },
  UnknownObject: { code: 103, status: 404 },
  AlreadyExists: { code: 109 },
  AccessDenied: { code: 111 },
  NotAllowed: { code: 112 },
  InvalidArgs: { code: 114 },
  InvalidOperation: { code: 115 },
  NoDataAvailable: { code: 117, status: 404 },
  FileNotFound: { code: 123, status: 404 },
  TooMuchData: { code: 126, since: ['5.4.8', 'InvalidArgs'] },
  SurveyUnknownResource: { code: 203, status: 404 },
  SurveyWebConnectionOffline: { code: 204 },
  SurveyUpdateFailed: { code: 205 },
  TaskUpdateCompatibilityWarnings: { code: 206 },
  WebProdSurveyAlreadyOnline: { code: 291 },
  WebProdUnknownSurvey: { code: 295 },
  ListTargetNotCompatible: { code: 300 },
  NotLocked: { code: 503 },
  UpdateFailedNameAlreadyUsed: { code: 601 },
  QuotaQuestionNotFound: { code: 802 },
  QuotaTokenNotFound: { code: 804 },
  QuotaInvalidToken: { code: 808 },
  QuotaLockFailed: { code: 809 },
  QuotaAvailabilityGetFailed: { code: 810 },
  NoCcaConnection: { code: 10_000 },
  CacheLoading: { code: 10_001 },
};

/** Before it, some codes had other numbers. */
const renumbered: Release = '5.4.6';

/** All numbers that changed, from what they were to what they are. */
const renumbering: Readonly<Record<number, number>> = {
  3: 2,
  710: 709,
  711: 710,
  712: 711,
  713: 712,
  714: 713,
  715: 714,
  810: 809,
  811: 810,
  812: 811,
  813: 812,
};

const formerNumbers: ReadonlyMap<number, number> = new Map(
  Object.entries(renumbering).map(([former, number]) => [number, Number(former)]),
);

/** Results that aren't failures, by their present numbers: successes, and what a call or a job reports of itself. */
const harmless: ReadonlySet<number> = new Set([0, 1, 2, 700, 701, 709, 714, 901, 1002]);

const known: ReadonlyMap<number, Code> = new Map(Object.values(codes).map((code) => [code.code, code]));

/** The number of a code in this version of the server. */
export const numberOf = (name: CodeName, version: string): number => {
  const { code, since } = codes[name];
  if (since !== undefined && isBefore(version, since[0])) return numberOf(since[1], version);
  return isBefore(version, renumbered) ? (formerNumbers.get(code) ?? code) : code;
};

/** The HTTP status that goes with a number in this version of the server. */
export const statusOf = (number: number, version: string, errorStatus: number): number => {
  const today = isBefore(version, renumbered) ? (renumbering[number] ?? number) : number;
  return harmless.has(today) ? 200 : (known.get(today)?.status ?? errorStatus);
};
