/** One side of an exchange, without secrets and personal data: names and structure stay, values are made up. */
export interface WireMessage {
  /** Lower-case names; the values of most stand as their name in brackets. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it was, letter for letter made up. Absent where there is none, where it isn't text, or where it was too long. */
  readonly body?: string;
  /** How long it was. Absent where it went or came as a stream that nobody read to its end. */
  readonly bytes?: number;
}

export interface WireRequest extends WireMessage {
  readonly method: string;
  /** Relative to the endpoint. */
  readonly path: string;
}

export interface WireAnswer extends WireMessage {
  /** Absent where the protocol has none. */
  readonly status?: number;
}

interface ExchangeFacts {
  /** The form of this record. */
  readonly trace: 1;
  readonly vendor: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly request: WireRequest;
}

/** A request of ours, and what came back. */
export interface WireSent extends ExchangeFacts {
  readonly direction: 'sent';
  readonly operation: string;
  /** The attempts of one call share it. */
  readonly callId: string;
  readonly attempt: number;
  /** `https:`; where it went stays with you. */
  readonly scheme: string;
  /** The input as the vendor spells it, before it became a request. */
  readonly input: unknown;
  readonly durationMs: number;
  readonly answer?: WireAnswer;
  /** Why nothing came back. */
  readonly failure?: string;
}

/** An event that the vendor delivered, and the status we answered. */
export interface WireReceived extends ExchangeFacts {
  readonly direction: 'received';
  readonly status: number;
}

/**
 * What went over the wire, in a form that can be shown to others: names, structure, lengths and the vendor's own words
 * (codes, states) are real, every other value is made up, alike for alike. A line of a trace file is one of these as JSON.
 */
export type WireExchange = WireSent | WireReceived;
