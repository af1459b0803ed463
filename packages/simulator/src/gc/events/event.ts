import { isFromFinesse, textOf } from '../errors.ts';
import type { GcSettings } from '../options.ts';

/** An event of the connector: a flat object with a type. */
export interface GcEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

export const errorEvent = (code: string, { finesseErrors }: GcSettings, message: string = textOf(code)): GcEvent =>
  isFromFinesse(code) && finesseErrors === 'errorMessage'
    ? { type: 'Error', errorType: 'Generic Error', errorMessage: code }
    : { type: 'Error', errorType: code, errorMessage: message };

export const systemEvent = (status: string): GcEvent => ({ type: 'System', status });

export const connectedEvent: GcEvent = { type: 'ConnectStatus', status: 'ConnectSuccess' };

/** A line for the status bar of a desktop. */
export const statusEvent = (message: string): GcEvent => ({ type: 'status', message });
