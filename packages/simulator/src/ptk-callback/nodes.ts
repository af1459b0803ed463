import type { Framed } from '../frame/frame.ts';
import type { RecordedRequest } from '../frame/records.ts';
import type { Switchboard } from '../frame/switchboard.ts';
import type { Vendor } from '../frame/vendor.ts';

/** One of the servers that stand before the same installation. */
export interface PtkCallbackNode {
  readonly baseUrl: string;
  /** Where it describes what it speaks. */
  readonly wsdlUrl: string;
  /** What goes wrong next at this node. */
  readonly faults: Switchboard;
  /** What this node was asked. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Until it is started again, connections are refused, and those that are open end; the other node goes on. A reset
   * changes nothing about it.
   */
  stop(): Promise<void>;
  /** Listens again, on the same port, if it doesn't. */
  start(): Promise<void>;
}

export const nodeOf = ({ simulator, http }: Framed<Vendor>, wsdlPath: string): PtkCallbackNode => {
  const { baseUrl, faults, requests } = simulator;
  return {
    baseUrl,
    wsdlUrl: `${baseUrl}${wsdlPath}?wsdl`,
    faults,
    requests,
    stop: http.close,
    start: http.reopen,
  };
};
