/** Where everything is that the story needs: the simulators and the hostile servers, which run in Node beside it. */
export interface Places {
  readonly vats: VatsPlace;
  readonly uptivity: { readonly http: string; readonly socket: string };
  readonly gc: { readonly baseUrl: string };
  readonly ccaWebApi: { readonly baseUrl: string; readonly token: string };
  readonly ptkCallback: { readonly baseUrl: string; readonly wsdl: string };
  readonly failures: FailurePlaces;
}

export interface VatsPlace {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSalt: string;
  /** A recording that is saved, not yet fetched. */
  readonly recordingId: string;
  /** An event as the PBX posted it. */
  readonly webhook: { readonly path: string; readonly body: string };
}

/** A `host:port` for each way of a network to fail. */
export type FailurePlaces = Readonly<Record<FailureName, string>>;
export type FailureName = 'refused' | 'dns' | 'reset' | 'cut' | 'stalled' | 'stalledBody' | 'selfSigned';

/** What a runtime brings along. */
export interface Home {
  /** Where GC reaches this program. */
  readonly gcCallbackUrl?: string;
  /** Takes what is posted to {@link gcCallbackUrl}. */
  readonly listen?: (receive: (request: Request) => Promise<Response>) => void;
  /** A file to save a download to, and how to read it back. */
  readonly file?: { readonly path: string; readonly read: () => Promise<Uint8Array> };
  /** Sockets beside fetch. */
  readonly sockets: boolean;
}
