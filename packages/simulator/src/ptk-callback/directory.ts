/** When a queue is open, in UTC: the toolkit knows no other zone. */
export interface PtkCallbackHours {
  /** Such as `09:00`. */
  readonly opens: string;
  /** Such as `17:30`; `24:00` is midnight. */
  readonly closes: string;
  /** 1 for Monday to 7 for Sunday. Default: every day. */
  readonly days?: readonly number[];
}

/** A queue in which callbacks wait. */
export interface PtkCallbackQueue {
  readonly queueId: string;
  readonly name: string;
  /** The operation mode; see the table in the README. Default `Callback`. */
  readonly mode?: string;
  /** Default: always. */
  readonly hours?: PtkCallbackHours;
  /** The estimated wait while nobody waits, in seconds. Default 300. */
  readonly ewtSeconds?: number;
  /** What each waiting interaction adds, in seconds. Default 60. */
  readonly ewtSecondsPerCallback?: number;
  /** How many may wait for the first available moment; the next one is refused with 107005. Default: any number. */
  readonly capacity?: number;
  /** Default true. */
  readonly appointments?: boolean;
  /** Default 30. */
  readonly slotMinutes?: number;
  /** How many appointments fit into a slot. Default 2. */
  readonly slotCapacity?: number;
  /** Callback Double Check: one live interaction per contact, or 107009. Default true. */
  readonly doubleCheck?: boolean;
  /** Skill ids that callbacks to this queue may ask for. Default: any. */
  readonly skills?: readonly string[];
  /** The queue variables by their names (which aren't published). */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A label for a kind of interaction in a queue: what requests name. */
export interface PtkCallbackSegment {
  readonly name: string;
  readonly queueId: string;
  /** Default 20, that of segments of the toolkit; any other is refused with 109027. */
  readonly treatmentType?: number;
}

/** One installation, which the Callback user interface calls a site. */
export interface PtkCallbackTenant {
  readonly name: string;
  readonly queues: readonly PtkCallbackQueue[];
  readonly segments: readonly PtkCallbackSegment[];
}
