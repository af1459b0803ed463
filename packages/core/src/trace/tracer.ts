import { observe } from '../call/observe.ts';
import type { WireExchange } from './exchange.ts';
import type { Recorder } from './record.ts';

/** Told of what went over the wire. */
export type WireListener = (exchange: WireExchange) => void;

/** Hands exchanges to a listener. Who makes them presentable is loaded with the first one: most clients never need it. */
export interface Tracer {
  tell(record: (recorder: Recorder) => WireExchange): void;
}

export function createTracer(onWire: WireListener | undefined, dropped: () => void): Tracer | undefined {
  if (onWire === undefined) return undefined;
  let loading: Promise<Recorder> | undefined;
  const load = async (): Promise<Recorder> => (await import('./record.ts')).createRecorder();
  return {
    tell(record) {
      loading ??= load();
      loading.then((recorder) => observe(onWire, dropped, record(recorder))).catch(dropped);
    },
  };
}
