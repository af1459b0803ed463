import type { VatsSimulator } from '../../src/index.ts';

interface Payload {
  readonly call_state?: string;
  readonly recording_state?: string;
  readonly call_id?: string;
  readonly disconnect_reason?: number;
  readonly result?: number;
  readonly reason?: number;
  readonly location?: string;
  readonly transfer?: string;
  readonly to?: { readonly extension?: string; readonly number?: string };
}

/** The webhooks as short sentences, such as `call Connected 101` and `summary 1120`. */
export const story = (simulator: VatsSimulator): string[] =>
  simulator.webhooks.map(({ path, payload }) => sentence(path, payload as Payload));

const sentence = (path: string, payload: Payload): string => {
  if (path.startsWith('result/')) return `${path} ${payload.result}`;
  if (path === 'events/summary') return `summary ${payload.disconnect_reason}`;
  if (path === 'events/recording') return `recording ${payload.recording_state}`;
  if (path === 'events/sms') return `sms ${payload.reason}`;
  if (path !== 'events/call') return path;
  const place = payload.location === 'abonent' ? '' : `${payload.location} `;
  const end = payload.disconnect_reason === undefined ? '' : ` ${payload.disconnect_reason}`;
  return `${place}${payload.call_state} ${payload.to?.extension ?? payload.to?.number}${end}`;
};

/** The id of the newest live leg. */
export const liveCallId = (simulator: VatsSimulator): string => {
  const legs = simulator.calls.flatMap((call) => call.legs).filter((leg) => leg.state !== 'Disconnected');
  return legs.at(-1)?.callId ?? 'none';
};
