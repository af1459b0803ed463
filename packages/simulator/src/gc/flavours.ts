import type { GcSettings } from './options.ts';

/** What differs between the two platforms. */
export interface Flavour {
  readonly pendingState: boolean;
  readonly callTypes: Readonly<Record<CallKind, string>>;
  /** The reason codes that the platform itself gives. */
  readonly reasons: { readonly loggedIn: string; readonly dialledOut: string };
}

/** What a dialog is to the agent in it. */
export type CallKind =
  | 'queued'
  | 'direct'
  | 'out'
  | 'inside'
  | 'consult'
  | 'blindTransfer'
  | 'consultTransfer'
  | 'conference'
  | 'monitor'
  | 'preview'
  | 'personalCallback'
  | 'dialler';

const common = {
  direct: 'OTHER_IN',
  out: 'OUT',
  inside: 'AGENT_INSIDE',
  consult: 'CONSULT',
  conference: 'CONFERENCE',
  monitor: 'SUPERVISOR_MONITOR',
  dialler: 'OUTBOUND',
} as const;

export const flavours: { readonly [Name in GcSettings['flavour']]: Flavour } = {
  ucce: {
    pendingState: true,
    callTypes: {
      ...common,
      queued: 'PREROUTE_ACD_IN',
      blindTransfer: 'TRANSFER',
      consultTransfer: 'CONSULT_OFFERED',
      preview: 'OUTBOUND_PREVIEW',
      personalCallback: 'OUTBOUND_PERSONAL_CALLBACK_PREVIEW',
    },
    reasons: { loggedIn: '', dialledOut: '50006' },
  },
  uccx: {
    pendingState: false,
    callTypes: {
      ...common,
      queued: 'ACD_IN',
      blindTransfer: 'OFFERED',
      consultTransfer: 'TRANSFER',
      preview: 'OUTBOUND_DIRECT_PREVIEW',
      personalCallback: 'OUTBOUND_PERSONAL_CALLBACK',
    },
    reasons: { loggedIn: '32760', dialledOut: '32761' },
  },
};
